package io.landfall.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A day of the organisation, in UTC.
 *
 * @param number 0 for the day of its now, negative before
 */
record Day(Instant start, long number) {

    private static final double SECONDS = 86_400;

    Day plus(long days) {
        return new Day(start.plus(Duration.ofDays(days)), number + days);
    }

    Instant at(double hour) {
        return start.plusSeconds(Math.round(hour * 3600));
    }

    /** An instant so many days, and parts of them, after the start of this one. */
    Instant after(double days) {
        return start.plusSeconds(Math.round(days * SECONDS));
    }

    DayOfWeek weekday() {
        return start.atOffset(ZoneOffset.UTC).getDayOfWeek();
    }

    boolean isWorkday() {
        return weekday().getValue() <= DayOfWeek.FRIDAY.getValue();
    }
}
