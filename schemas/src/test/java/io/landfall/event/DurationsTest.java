package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "P30D, PT720H",
        "P2W, PT336H",
        "PT24H, PT24H",
        "P1DT12H, PT36H",
        "PT90M, PT1H30M",
        "PT0.5S, PT0.5S",
        "PT1.000001S, PT1.000001S",
        "P0DT1S, PT1S"
    })
    void readsDaysAndTime(String text, Duration expected) throws BadFactException {
        assertThat(Durations.parse("window", text)).isEqualTo(expected);
        assertThat(Durations.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "P1M,                        years and months are refused",
        "P1Y,                        years and months are refused",
        "P1Y2M3D,                    years and months are refused",
        "P1M3DT4H,                   years and months are refused",
        "-P3D,                       not negative",
        "P-3D,                       not negative",
        "PT-3H,                      not negative",
        "P0D,                        longer than zero",
        "PT0.0S,                     longer than zero",
        "P,                          an ISO-8601 duration",
        "PT,                         an ISO-8601 duration",
        "P1DT,                       an ISO-8601 duration",
        "p30d,                       an ISO-8601 duration",
        "30D,                        an ISO-8601 duration",
        "30,                         an ISO-8601 duration",
        "30 days,                    an ISO-8601 duration",
        "P1.5D,                      an ISO-8601 duration",
        "PT1H2D,                     an ISO-8601 duration",
        "'',                         an ISO-8601 duration",
        "OFF,                        an ISO-8601 duration",
        "P3652060D,                  at most P3652059D",
        "P99999999999999999999D,     at most P3652059D",
        "PT9223372036854775807H,     at most P3652059D",
        "P9223372036854775807W,      at most P3652059D"
    })
    void refusesWithTheRemedy(String text, String remedy) {
        BadFactException bad = catchThrowableOfType(BadFactException.class, () -> Durations.parse("fadeWindow", text));

        assertThat(bad.reason()).isEqualTo(BadFactException.BAD_DURATION);
        assertThat(bad)
                .hasMessageStartingWith("fadeWindow is \"" + text + "\": ")
                .hasMessageContaining(remedy);
    }
}
