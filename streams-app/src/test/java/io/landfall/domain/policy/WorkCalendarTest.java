package io.landfall.domain.policy;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private static final Set<DayOfWeek> WEEK = EnumSet.range(MONDAY, FRIDAY);
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    within a day                      | 2026-06-01T09:00:00Z | PT5H   | 2026-06-01T14:00:00Z
                    a day is 24 hours                 | 2026-06-01T09:00:00Z | PT24H  | 2026-06-02T09:00:00Z
                    to the very end of a day          | 2026-06-01T09:00:00Z | PT15H  | 2026-06-02T00:00:00Z
                    ends on Friday, not on Monday     | 2026-06-05T09:00:00Z | PT15H  | 2026-06-06T00:00:00Z
                    over the weekend                  | 2026-06-05T09:00:00Z | PT16H  | 2026-06-08T01:00:00Z
                    over the holiday                  | 2026-06-10T12:00:00Z | PT24H  | 2026-06-12T12:00:00Z
                    from a Saturday                   | 2026-06-06T15:00:00Z | PT1H   | 2026-06-08T01:00:00Z
                    from a holiday                    | 2026-06-11T15:00:00Z | PT1H   | 2026-06-12T01:00:00Z
                    longer than weeks                 | 2026-06-01T00:00:00Z | PT720H | 2026-07-14T00:00:00Z
                    nothing to wait for               | 2026-06-06T15:00:00Z | PT0S   | 2026-06-06T15:00:00Z
                    """)
    void onlyWorkingDaysCount(String why, Instant start, Duration length, Instant end) {
        WorkCalendar calendar = new WorkCalendar(ZoneId.of("UTC"), WEEK, Set.of(LocalDate.of(2026, 6, 11)));

        assertThat(calendar.end(start, length)).as(why).isEqualTo(end);
    }

    @Test
    void theDaysAreThoseOfTheZone() {
        WorkCalendar calendar = new WorkCalendar(ZoneId.of("Asia/Kolkata"), WEEK, Set.of());

        // 20:00Z on Friday is 01:30 on Saturday in Kolkata
        assertThat(calendar.end(Instant.parse("2026-06-05T20:00:00Z"), Duration.ofHours(1)))
                .isEqualTo(Instant.parse("2026-06-07T19:30:00Z"));
    }

    /** Berlin skips from 02:00 to 03:00 (01:00Z) on 29 March 2026, and repeats 02:00 to 03:00 (from 01:00Z) on 25 October. */
    @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    a day of 23 hours is one          | 2026-03-28T23:00:00Z | PT24H   | 2026-03-29T22:00:00Z
                    up to the skipped hour            | 2026-03-28T23:00:00Z | PT2H    | 2026-03-29T01:00:00Z
                    the skipped hour passes at once   | 2026-03-28T23:00:00Z | PT2H30M | 2026-03-29T01:00:00Z
                    all of the skipped hour           | 2026-03-28T23:00:00Z | PT3H    | 2026-03-29T01:00:00Z
                    beyond the skipped hour           | 2026-03-28T23:00:00Z | PT3H30M | 2026-03-29T01:30:00Z
                    a day of 25 hours is one          | 2026-10-24T22:00:00Z | PT24H   | 2026-10-25T23:00:00Z
                    into the hour, its first time     | 2026-10-24T22:00:00Z | PT2H30M | 2026-10-25T00:30:00Z
                    to the hour's end, its first time | 2026-10-24T22:00:00Z | PT3H    | 2026-10-25T01:00:00Z
                    beyond the repeated hour          | 2026-10-24T22:00:00Z | PT3H30M | 2026-10-25T02:30:00Z
                    from within it, its first time    | 2026-10-25T00:50:00Z | PT20M   | 2026-10-25T02:10:00Z
                    from within it, its second time   | 2026-10-25T01:30:00Z | PT10M   | 2026-10-25T01:40:00Z
                    all of it, its second time        | 2026-10-25T01:00:00Z | PT1H    | 2026-10-25T02:00:00Z
                    """)
    void aDayHas24HoursOfWallClockTimeWhateverDaylightSavingDoes(
            String why, Instant start, Duration length, Instant end) {
        WorkCalendar calendar = new WorkCalendar(BERLIN, EVERY_DAY, Set.of());

        assertThat(calendar.end(start, length)).as(why).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0}: {1} to {2} = {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    within a day                      | 2026-06-02T09:00:00Z | 2026-06-02T10:00:00Z | PT1H
                    over a weekend                    | 2026-06-05T21:00:00Z | 2026-06-07T23:00:00Z | PT2H
                    within a weekend                  | 2026-06-06T00:00:00Z | 2026-06-07T00:00:00Z | PT0S
                    backwards is nothing              | 2026-06-03T00:00:00Z | 2026-06-02T00:00:00Z | PT0S
                    """)
    void whatCountsBetweenTwoInstants(String why, Instant from, Instant to, Duration counted) {
        WorkCalendar calendar = new WorkCalendar(BERLIN, WEEK, Set.of());

        assertThat(calendar.between(from, to)).as(why).isEqualTo(counted);
    }

    @Test
    void theRepeatedHourCountsOnce() {
        WorkCalendar calendar = new WorkCalendar(BERLIN, EVERY_DAY, Set.of());
        Instant midnight = Instant.parse("2026-10-24T22:00:00Z");

        assertThat(calendar.between(midnight, Instant.parse("2026-10-25T01:10:00Z")))
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    void withoutWorkingDaysEveryHourCounts() {
        Instant start = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(WorkCalendar.ALWAYS.end(start, Duration.ofDays(30))).isEqualTo(start.plus(30, ChronoUnit.DAYS));
    }

    @Test
    void whereNobodyWorksAWindowNeverEnds() {
        Set<LocalDate> all = new HashSet<>();
        LocalDate first = LocalDate.of(2026, 6, 1);
        first.datesUntil(first.plusYears(11)).forEach(all::add);
        WorkCalendar calendar = new WorkCalendar(BERLIN, Set.of(MONDAY), all);

        Instant end = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> calendar.end(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1)));

        assertThat(end).isEqualTo(Instant.MAX);
    }

    /** The end is the earliest instant by which the window has been used up, in whatever zone. */
    @Property(tries = 300)
    void endIsTheFirstInstantByWhichTheLengthWasCounted(
            @ForAll @IntRange(max = 3) int zone,
            @ForAll @LongRange(min = 1_700_000_000, max = 1_800_000_000) long start,
            @ForAll @IntRange(min = 1, max = 60_000) int minutes) {
        ZoneId[] zones = {
            BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Africa/Cairo")
        };
        WorkCalendar calendar =
                new WorkCalendar(zones[zone], EnumSet.complementOf(EnumSet.of(MONDAY, SATURDAY)), Set.of());
        Instant from = Instant.ofEpochSecond(start);
        Duration length = Duration.ofMinutes(minutes);

        Instant end = calendar.end(from, length);

        assertThat(calendar.between(from, end)).isGreaterThanOrEqualTo(length);
        assertThat(calendar.between(from, end.minus(1, ChronoUnit.MICROS))).isLessThan(length);
    }

    /** Around the change of the clocks, where it matters most. */
    @Property(tries = 300)
    void endIsTheFirstInstantAroundAChangeOfTheClocksToo(
            @ForAll boolean spring,
            @ForAll @IntRange(min = -300, max = 120) int startMinutes,
            @ForAll @IntRange(min = 1, max = 600) int minutes) {
        WorkCalendar calendar = new WorkCalendar(BERLIN, Set.of(SUNDAY), Set.of());
        Instant change = Instant.parse(spring ? "2026-03-29T01:00:00Z" : "2026-10-25T01:00:00Z");
        Instant from = change.plus(startMinutes, ChronoUnit.MINUTES);
        Duration length = Duration.ofMinutes(minutes);

        Instant end = calendar.end(from, length);

        assertThat(end).isAfter(from);
        assertThat(calendar.between(from, end)).isGreaterThanOrEqualTo(length);
        assertThat(calendar.between(from, end.minus(1, ChronoUnit.MICROS))).isLessThan(length);
    }
}
