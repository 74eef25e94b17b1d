package io.landfall.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** RFC 3339 instants of the years 0001 to 9999, cut to microseconds. */
public final class Instants {

    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay() * 86_400;
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay() * 86_400 + 86_399;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");
    private static final Pattern SPACED = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}.*");

    private Instants() {}

    /**
     * Reads an instant with {@code Z} or a numeric offset.
     *
     * @param field name to be told when it is none
     */
    public static Instant parse(String field, String text) throws BadFactException {
        int zone = zoneIndex(text);
        if (zone < 0) {
            throw BadFactException.of(BadFactException.BAD_INSTANT, field, text, remedy(text));
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            int second = number(text, 17, 19);
            long at = day * 86_400 + timeOfDay(text, second) - offsetSeconds(text, zone);
            // A leap second is the last of a UTC day; like POSIX time we count it as the next day's first.
            boolean leapElsewhere = second == 60 && Math.floorMod(at, 86_400) != 0;
            if (leapElsewhere || at < FIRST || at > LAST) {
                String range = leapElsewhere ? "a leap second ends a UTC day" : "years 0001 to 9999 are accepted";
                throw BadFactException.of(BadFactException.BAD_INSTANT, field, text, range);
            }
            return Instant.ofEpochSecond(at, micros(text, zone) * 1_000L);
        } catch (DateTimeException e) {
            throw BadFactException.of(
                    BadFactException.BAD_INSTANT, field, text, "there is no such day, hour, minute, second or offset");
        }
    }

    /** Ends in Z; a fraction only when it is not zero, without trailing zeros. */
    public static String format(Instant instant) {
        StringBuilder out = new StringBuilder(27);
        append(out, instant);
        return out.toString();
    }

    static void append(StringBuilder out, Instant instant) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        pad(out, at.getYear(), 1000);
        pad(out.append('-'), at.getMonthValue(), 10);
        pad(out.append('-'), at.getDayOfMonth(), 10);
        pad(out.append('T'), at.getHour(), 10);
        pad(out.append(':'), at.getMinute(), 10);
        pad(out.append(':'), at.getSecond(), 10);
        int micros = instant.getNano() / 1_000;
        if (micros != 0) {
            pad(out.append('.'), micros, 100_000);
            while (out.charAt(out.length() - 1) == '0') {
                out.setLength(out.length() - 1);
            }
        }
        out.append('Z');
    }

    private static void pad(StringBuilder out, int value, int unit) {
        for (int digit = unit; digit > 0; digit /= 10) {
            out.append((char) ('0' + value / digit % 10));
        }
    }

    /** Index of the zone designator when the text has the shape of an RFC 3339 instant, else -1. */
    private static int zoneIndex(String text) {
        String shape = "dddd-dd-ddTdd:dd:dd";
        if (!matches(text, 0, shape)) {
            return -1;
        }
        int at = shape.length();
        if (at < text.length() && text.charAt(at) == '.') {
            int first = ++at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == first) {
                return -1;
            }
        }
        int rest = text.length() - at;
        boolean utc = rest == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z');
        boolean offset =
                rest == 6 && (text.charAt(at) == '+' || text.charAt(at) == '-') && matches(text, at + 1, "dd:dd");
        return utc || offset ? at : -1;
    }

    private static boolean matches(String text, int from, String shape) {
        if (text.length() < from + shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char found = text.charAt(from + i);
            boolean fits = switch (wanted) {
                case 'd' -> isDigit(found);
                case 'T' -> found == 'T' || found == 't';
                default -> found == wanted;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int timeOfDay(String text, int second) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        if (hour > 23 || minute > 59 || second > 60) {
            throw new DateTimeException("time of day");
        }
        return hour * 3_600 + minute * 60 + second;
    }

    private static int offsetSeconds(String text, int zone) {
        if (text.length() == zone + 1) {
            return 0;
        }
        int hours = number(text, zone + 1, zone + 3);
        int minutes = number(text, zone + 4, zone + 6);
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("offset");
        }
        int seconds = hours * 3_600 + minutes * 60;
        return text.charAt(zone) == '-' ? -seconds : seconds;
    }

    /** Digits finer than a microsecond are cut off. */
    private static int micros(String text, int zone) {
        int micros = 0;
        int unit = 100_000;
        for (int i = 20; i < zone && unit > 0; i++) {
            micros += (text.charAt(i) - '0') * unit;
            unit /= 10;
        }
        return micros;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static String remedy(String text) {
        if (DATE.matcher(text).matches()) {
            return "a date is no instant, write " + text + "T00:00:00Z if that is meant";
        }
        if (LOCAL.matcher(text).matches()) {
            String full = text.length() == 16 ? text + ":00" : text;
            String utc = full.replace(' ', 'T') + "Z";
            return "it has no zone, write " + utc + " if it is UTC, else add its offset, e.g. +02:00";
        }
        if (SPACED.matcher(text).matches()) {
            return "a T must stand between date and time, and Z or an offset such as +02:00 at the end";
        }
        return "an RFC 3339 instant is expected, e.g. 2016-03-01T09:30:00Z";
    }
}
