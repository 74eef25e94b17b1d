package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogLineTest {
    private static final String USUAL =
            "83.149.9.216 - - [17/May/2015:10:05:03 +0000] \"GET /a/b?q=1 HTTP/1.1\" 200 203023 \"http://x/\" \"Mozilla/5.0\"";

    @Test
    void cutsTheUsualLine() {
        assertThat(AccessLogLine.parse(USUAL))
                .isEqualTo(new AccessLogLine(
                        "83.149.9.216",
                        Instant.parse("2015-05-17T10:05:03Z"),
                        "GET /a/b?q=1 HTTP/1.1",
                        200,
                        "Mozilla/5.0"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "GET /a HTTP/1.1 | /a",
                "HEAD /A/%7Eb/ HTTP/2.0 | /A/%7Eb/",
                "POST /a?x=/b?c HTTP/1.1 | /a",
                "GET / HTTP/1.0 | /",
                "GET /old | /old",
                "GET /two words here HTTP/1.1 | /two words here",
                "GET http://host.example/p/q?r HTTP/1.1 | /p/q",
                "GET https://host.example HTTP/1.1 | /",
                "GET https://host.example?q HTTP/1.1 | /",
                "GET /go?to=http://host/else HTTP/1.1 | /go",
                "GET /to/http://host/else HTTP/1.1 | /to/http://host/else",
                "OPTIONS * HTTP/1.1 | *",
                "CONNECT host:443 HTTP/1.1 | host:443",
                "GET /say\\\"hi\\\" HTTP/1.1 | /say\\\"hi\\\"",
                "GET /back\\slash HTTP/1.1 | /back\\slash",
                "GET /ümlaut HTTP/1.1 | /ümlaut",
            })
    void pathOfTheRequest(String request, String path) {
        String line = USUAL.replace("GET /a/b?q=1 HTTP/1.1", request);

        assertThat(AccessLogLine.parse(line).request()).isEqualTo(request);
        assertThat(AccessLogLine.parse(line).path()).isEqualTo(path);
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            quoteCharacter = '\'',
            value = {"-", "''", "GET", "'GET  HTTP/1.1'", "GET HTTP/1.1", "\\x16\\x03\\x01", "GET ?q HTTP/1.1"})
    void aRequestWithoutAPath(String request) {
        assertThat(AccessLogLine.parse(USUAL.replace("GET /a/b?q=1 HTTP/1.1", request))
                        .path())
                .isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"Mozilla/5.0\" | \"\" | ",
                "\"Mozilla/5.0\" | \"-\" | -",
                "\"Mozilla/5.0\" | \"a \\\"quoted\\\" one\" | a \\\"quoted\\\" one",
                "\"Mozilla/5.0\" | \"unescaped\"quotes\"inside\" | unescaped\"quotes\"inside",
                "\"Mozilla/5.0\" | \"x\" 0.003 \"more\" | x",
            })
    void userAgent(String usual, String agent, String expected) {
        assertThat(AccessLogLine.parse(USUAL.replace(usual, agent)).userAgent())
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "83.149.9.216 - - | 2001:db8::1 - - | 2001:db8::1",
                "83.149.9.216 - - | host.example ident frank | host.example",
                "83.149.9.216 - - | 10.0.0.1 - Frank N. Furter | 10.0.0.1",
                "83.149.9.216 - - | 10.0.0.1 - a [b] c | 10.0.0.1",
                "200 203023 | 304 - | 83.149.9.216",
                "\"http://x/\" | \"-\" | 83.149.9.216",
                "\"http://x/\" | \"http://x/?q=\\\"a\\\"\" | 83.149.9.216",
                "\"http://x/\" | \"http://x/?q=\"a\"\" | 83.149.9.216",
                "\"http://x/\" | \"\" | 83.149.9.216",
            })
    void oddButWhole(String usual, String odd, String client) {
        AccessLogLine line = AccessLogLine.parse(USUAL.replace(usual, odd));

        assertThat(line.client()).isEqualTo(client);
        assertThat(line.userAgent()).isEqualTo("Mozilla/5.0");
        assertThat(line.path()).isEqualTo("/a/b");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "17/May/2015:10:05:03 +0000, 2015-05-17T10:05:03Z",
        "17/May/2015:10:05:03 +0200, 2015-05-17T08:05:03Z",
        "17/May/2015:10:05:03 -0330, 2015-05-17T13:35:03Z",
        "29/Feb/2016:23:59:59 +0000, 2016-02-29T23:59:59Z",
    })
    void time(String written, Instant expected) {
        assertThat(AccessLogLine.parse(USUAL.replace("17/May/2015:10:05:03 +0000", written))
                        .time())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "31/Feb/2015:10:05:03 +0000",
        "17/Mai/2015:10:05:03 +0000",
        "17/ayJ/2015:10:05:03 +0000",
        "17/May/2015:25:05:03 +0000",
        "17/May/2015:10:05:60 +0000",
        "17/May/2015:10:05:03 +9900",
        "1x/May/2015:10:05:03 +0000",
        "17/May/2015:10:05:03 ~0000",
    })
    void badTime(String written) {
        assertThatThrownBy(() -> AccessLogLine.parse(USUAL.replace("17/May/2015:10:05:03 +0000", written)))
                .isInstanceOf(AccessLogLine.BadTimeException.class)
                .hasMessageContaining(written);
    }

    @Test
    void everyCutIsToldAndNoneIsTakenForWhole() {
        for (int length = 0; length < USUAL.length(); length++) {
            String cut = USUAL.substring(0, length);
            assertThatThrownBy(() -> AccessLogLine.parse(cut))
                    .as(cut)
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theCommonFormatIsToldApart() {
        assertThatThrownBy(() -> AccessLogLine.parse(USUAL.substring(0, USUAL.indexOf(" \"http"))))
                .hasMessageContaining("Common and not the Combined");
    }

    @Property
    void neverAnythingButAnIllegalArgument(
            @ForAll @StringLength(max = 80) @Chars({' ', '"', '\\', '[', ']', '/', ':', '2', 'M', '-', '+'})
                    String junk) {
        for (String line : new String[] {junk, USUAL.substring(0, 20) + junk, USUAL.substring(0, 60) + junk}) {
            try {
                AccessLogLine.parse(line).path();
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void aMegabyteOfQuotesIsReadInNoTime() {
        String line = USUAL.replace("Mozilla/5.0", " [\" \\\"".repeat(200_000));

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            try {
                AccessLogLine.parse(line);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("user agent");
            }
        });
    }
}
