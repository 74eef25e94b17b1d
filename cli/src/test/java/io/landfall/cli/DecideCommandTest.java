package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said before any broker is asked. */
class DecideCommandTest {

    @TempDir
    Path empty;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "item:1 stop | Missing required option: '--by=NAME...",
                "item:1 --by ines | 'DECISION'",
                "--by ines | 'SUBJECT'",
                "item:1 stop --by | --by",
                "item:1 close --by ines | decision is \"CLOSE\": there is no such value, did you mean CLOSURE?",
                "item:1 stop closed --by ines | outcome is CLOSED: that is no outcome of STOP",
                "item:1 stop --by bot:stale ci[bot] | by is [bot:stale, ci[bot]]: what automation writes is a suggestion",
                "itm:1 stop --by ines | did you mean item:1?",
                "1 stop --by ines | one of item:..., feature:..., team:..., source:... is expected",
                "item: stop --by ines | must not be empty",
                "item:1 stop --by ines --until tomorrow | 'tomorrow' is no instant",
                "item:1 stop --by ines --until 2016-01-01 | lies before the decision itself",
                "item:1 stop --by ines --kind STALLED | only a SNOOZE is of one kind",
                "item:1 snooze --by ines --kind STALED | did you mean STALLED?",
                "item:1 stop --by ines --wait 30 | '30' is no time to wait; write e.g. PT30S, or 0",
                "item:1 stop stopped again --by ines | again"
            })
    void aWrongWordIsWrongUsage(String line, String message) {
        Ran wrong = decide(line.split(" "));

        assertThat(wrong.status()).as(wrong.err()).isEqualTo(2);
        assertThat(wrong.err()).contains(message);
        assertThat(wrong.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--by ines tomasz item:1 stop",
        "item:1 --by ines stop stopped --wait 0",
        "item:1 stop --by ines tomasz --why because",
        "item:1 STOP --by ines --by tomasz",
        "feature:f entry deferred --by=role:product --until 2099-01-01 --wait PT1M"
    })
    void whatIsRightAsksForBrokers(String line) {
        Ran nowhere = decide(line.split(" "));

        assertThat(nowhere.status()).as(nowhere.err()).isEqualTo(1);
        assertThat(nowhere.err()).contains("no broker is known", "./landfall demo");
    }

    @Test
    void helpNamesWhatThereIs() {
        Ran help = Ran.command("decide", "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out().replaceAll("\\s+", " "))
                .contains("SUBJECT", "DEFERRED", "KEPT_OPEN", "--by", "--until", "--wait", "Examples:");
    }

    private Ran decide(String... arguments) {
        return Ran.command(Stream.concat(Stream.of("decide", "--data=" + empty), Arrays.stream(arguments))
                .toArray(String[]::new));
    }
}
