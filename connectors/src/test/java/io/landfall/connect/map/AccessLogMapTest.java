package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.connect.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogMapTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bot: x | 1: unknown key 'bot' (did you mean 'bots'?)",
                "bots: '' | 1: bots: is empty",
                "bots: '(' | 1: bots: not a regular expression",
                "features: path | 1: features: 'path' is not known",
                "features: paths | 1: features: `paths` needs deliveredAt",
                "source: x\\ndeliveredAt: 2015-05-17 | 2: deliveredAt: goes with `features: paths`",
                "features: paths\\ndeliveredAt: soon | 2: deliveredAt: 'soon' is no instant",
                "source: '' | 1: source: is empty",
            },
            quoteCharacter = '\0')
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> AccessLogMap.of(MapFile.parse("my.yaml", yaml.replace("\\n", "\n"))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("my.yaml:")
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "source: x | Mozilla/5.0 (compatible; Googlebot/2.1) | true",
                "source: x | SpIdEr | true",
                "source: x | WebCRAWLer 3 | true",
                "source: x | Mozilla/5.0 (Macintosh) | false",
                "bots: curl | Curl/7.1 | true",
                "bots: curl | Googlebot/2.1 | false",
                "bots: list | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | true",
                "bots: list | Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp) | true",
                "bots: list | Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0 | false",
                "bots: list | Mozilla/5.0 (Linux; Android 7.0; CUBOT_NOTE_S) AppleWebKit/537.36 Chrome/98.0 Mobile Safari/537.36 | false",
            })
    void bots(String yaml, String agent, boolean bot) {
        assertThat(AccessLogMap.of(MapFile.parse("my.yaml", yaml)).bots().test(agent))
                .isEqualTo(bot);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "access.log, true", "access_log.2.gz, true", "apache_logs, true", "web.txt, true",
        "README.md, false", "catalogue.yaml, false", "logins.csv, false", "data.json.gz, false",
    })
    void filesOfAFolder(String name, boolean taken) {
        assertThat(Formats.named("access-log", null).files().match(name)).isEqualTo(taken);
    }
}
