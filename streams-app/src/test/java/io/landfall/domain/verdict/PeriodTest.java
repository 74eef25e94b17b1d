package io.landfall.domain.verdict;

import static io.landfall.domain.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods as {@code "2-5 7-"}: days, the last one open. */
class PeriodTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "2-5, 3-7, 3-5",
        "2-5, 5-7, ''",
        "2-, 3-, 3-",
        "2-, 3-4 6-, 3-4 6-",
        "2-5 7-9, 4-8, 4-5 7-8",
        "2-5, '', ''"
    })
    void whatLiesInBoth(String some, String others, String both) {
        assertThat(text(Period.both(periods(some), periods(others)))).isEqualTo(both);
    }

    @ParameterizedTest(name = "{0} without {1}: {2}")
    @CsvSource({
        "2-9, 4-5, 2-4 5-9",
        "2-9, 4-, 2-4",
        "2-, 4-5, 2-4 5-",
        "2-9, 2-4 8-9, 4-8",
        "2-9, 1-10, ''",
        "2-4 6-9, 3-7, 2-3 7-9",
        "2-9, '', 2-9"
    })
    void whatLiesInSomeOnly(String some, String others, String rest) {
        assertThat(text(Period.without(periods(some), periods(others)))).isEqualTo(rest);
    }

    @ParameterizedTest(name = "from 3 to 8, {0}: {1} days")
    @CsvSource({"'', 0", "1-4, 1", "4-5 6-, 3", "8-9, 0", "1-, 5"})
    void howMuchOfATimeTheyCover(String all, long days) {
        assertThat(Period.within(at("3 00:00"), at("8 00:00"), periods(all))).isEqualTo(Duration.ofDays(days));
    }

    private static List<Period> periods(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("-"))
                .map(days -> new Period(day(days[0]), days.length == 1 ? null : day(days[1])))
                .toList();
    }

    private static Instant day(String number) {
        return at(number + " 00:00");
    }

    private static String text(List<Period> periods) {
        return periods.stream()
                .map(period -> day(period.from()) + '-' + (period.to() == null ? "" : day(period.to())))
                .collect(Collectors.joining(" "));
    }

    private static String day(Instant instant) {
        return Given.text(instant).split(" ")[0];
    }
}
