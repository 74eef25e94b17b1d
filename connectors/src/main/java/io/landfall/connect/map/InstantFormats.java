package io.landfall.connect.map;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads instants written in any of several patterns: {@code iso}, {@code epoch-seconds}, {@code epoch-millis}, or a
 * pattern of {@link DateTimeFormatter}. Strict: the 31st of February is an error. A text without an offset is read in
 * the zone; a date alone is its midnight.
 */
final class InstantFormats {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    @FunctionalInterface
    private interface Reader {
        Instant read(String text);
    }

    private final List<Reader> readers = new ArrayList<>();
    private final List<String> patterns;

    /** @throws IllegalArgumentException where a pattern is none */
    InstantFormats(List<String> patterns, ZoneId zone) {
        this.patterns = patterns.isEmpty() ? List.of("iso") : List.copyOf(patterns);
        for (String pattern : this.patterns) {
            readers.add(reader(pattern, zone));
        }
    }

    private static Reader reader(String pattern, ZoneId zone) {
        if (pattern.equals("epoch-seconds")) {
            return text -> Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (pattern.equals("epoch-millis")) {
            return text -> Instant.ofEpochMilli(Long.parseLong(text));
        }
        DateTimeFormatter formatter = pattern.equals("iso") ? iso() : ofPattern(pattern);
        return text -> instant(formatter.parse(text), zone);
    }

    Instant parse(String text) {
        DateTimeException failure = null;
        for (Reader reader : readers) {
            try {
                Instant instant = reader.read(text);
                if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                    throw new DateTimeException("outside the years 0001 to 9999");
                }
                return instant.truncatedTo(ChronoUnit.MICROS);
            } catch (NumberFormatException e) {
                failure = new DateTimeException("not a whole number", e);
            } catch (DateTimeException e) {
                failure = e;
            }
        }
        throw new DateTimeException("'" + text + "' is not of the form " + String.join(" or ", patterns), failure);
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return LocalDate.from(parsed)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(zone)
                .toInstant();
    }

    private static DateTimeFormatter ofPattern(String pattern) {
        return strict(new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(properYear(pattern)));
    }

    /** ISO 8601 as logs write it: T or a space, any fraction, with or without an offset or zone. */
    private static DateTimeFormatter iso() {
        return strict(new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendPattern("['T'][' ']HH:mm[:ss]")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendPattern("[' '][XXX][XX][X][VV]"));
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT)
                .withChronology(IsoChronology.INSTANCE);
    }

    /** Everybody writes yyyy; strict parsing wants uuuu, as y is a year of an era. */
    private static String properYear(String pattern) {
        StringBuilder out = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            out.append(c == 'y' && !quoted ? 'u' : c);
        }
        return out.toString();
    }
}
