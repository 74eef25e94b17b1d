package io.landfall.event;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO-8601 durations in weeks, days or time. Years and months are refused: their length varies. */
public final class Durations {

    private static final Pattern DURATION =
            Pattern.compile("P(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(?:\\.(\\d{1,6}))?S)?)?");
    private static final Pattern CALENDAR = Pattern.compile("[+-]?P(\\d+[YMWD])*\\d+[YM].*");
    private static final Pattern NEGATIVE = Pattern.compile("-P.*|P.*-\\d.*");
    /** Longer than the range of instants: nothing could ever fall due. */
    private static final Duration LONGEST = Duration.ofDays(3_652_059);

    private Durations() {}

    /** Reads a window, which is longer than zero. */
    public static Duration parse(String field, String text) throws BadFactException {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches() || text.endsWith("P") || text.endsWith("T")) {
            throw BadFactException.of(BadFactException.BAD_DURATION, field, text, remedy(text));
        }
        Duration duration = sum(parts);
        if (duration == null || duration.compareTo(LONGEST) > 0) {
            throw BadFactException.of(
                    BadFactException.BAD_DURATION, field, text, "at most P" + LONGEST.toDays() + "D is accepted");
        }
        if (duration.isZero()) {
            throw BadFactException.of(
                    BadFactException.BAD_DURATION, field, text, "a window is longer than zero; off switches it off");
        }
        return duration;
    }

    /** The length of a window that was accepted before, e.g. one read back from a record. */
    public static Duration of(String accepted) {
        try {
            return parse("window", accepted);
        } catch (BadFactException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static @Nullable Duration sum(Matcher parts) {
        try {
            return Duration.ofDays(Math.multiplyExact(7, number(parts.group(1))))
                    .plusDays(number(parts.group(2)))
                    .plusHours(number(parts.group(3)))
                    .plusMinutes(number(parts.group(4)))
                    .plusSeconds(number(parts.group(5)))
                    .plusNanos(fraction(parts.group(6)));
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00000000").substring(0, 9));
    }

    private static String remedy(String text) {
        if (NEGATIVE.matcher(text).matches()) {
            return "a window is not negative, write e.g. P30D";
        }
        if (CALENDAR.matcher(text).matches()) {
            return "years and months are refused since their length varies, write days, e.g. P30D";
        }
        return "an ISO-8601 duration in days or time is expected, e.g. P30D or PT12H";
    }
}
