package io.landfall.connect.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.connect.map.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadInputTest {
    private static final String ONE =
            "{\"action\":\"opened\",\"issue\":{\"id\":1,\"updated_at\":\"2026-01-01T00:00:00Z\"},\"repository\":{\"full_name\":\"a/b\"}}";
    private static final String PRETTY = ONE.replace(",", ",\n  ").replace("{", "{\n");

    @TempDir
    private Path folder;

    private Collected read(String name, String content) throws IOException {
        Path file = Files.write(folder.resolve(name), content.getBytes(UTF_8));
        return Collected.of(file, Formats.named("github-webhook", null));
    }

    @Test
    void aFileIsOnePayloadOrOneALine() throws IOException {
        assertThat(read("one.json", PRETTY).tally().facts()).isEqualTo(1);
        assertThat(read("one.json", "\uFEFF\r\n" + PRETTY).tally().facts()).isEqualTo(1);
        assertThat(read("one.json", ONE).tally().facts()).isEqualTo(1);
        assertThat(read("many.json", ONE + "\n\n" + ONE.replace("1,", "2,") + "\n")
                        .tally()
                        .facts())
                .isEqualTo(2);
    }

    @Test
    void aBadLineAmongPayloads() throws IOException {
        Collected read =
                read("many.jsonl", "{cut\n" + ONE + "\n[]\n" + ONE.replace("\"id\":1,", "") + "\n{\"ping\":1}\n");

        assertThat(read.rejected()).containsExactly("1 BAD_JSON", "3 BAD_PAYLOAD", "4 MISSING_FIELD");
        assertThat(read.tally().facts()).isEqualTo(1);
        assertThat(read.tally().skipped()).isEqualTo(Map.of("event unknown", 1L));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"action\": | BAD_JSON",
                "[1,2] | BAD_PAYLOAD",
                "[1,2] and more | BAD_JSON",
                "null | BAD_PAYLOAD",
                "not json | BAD_JSON",
            })
    void aBadDocument(String content, String reason) throws IOException {
        Collected read = read("bad.json", content);

        assertThat(read.rejected()).containsExactly("1 " + reason);
        assertThat(new String(read.units().get(0).raw(), UTF_8)).isEqualTo(content);
    }

    @Test
    void nestingWithoutEndIsRejected() throws IOException {
        assertThat(read("deep.json", "{\"a\":".repeat(100_000)).rejected()).containsExactly("1 BAD_JSON");
    }

    @Test
    void aPayloadBeyondAllMeasureIsRejected() throws IOException {
        Collected read = read("huge.json", "{\"a\":\n\"" + "x".repeat(Inputs.LARGEST_PAYLOAD) + "\"}");

        assertThat(read.rejected()).containsExactly("1 TOO_LONG");
    }
}
