package io.landfall.domain.feature;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which hours each telemetry source was heard, with the first fact of each. Whole hours are all that deadlines need. */
public final class Heard {

    private final Map<String, NavigableMap<Long, Instant>> sources = new TreeMap<>();

    /** Keeps the first fact of an hour; true where that says something new. */
    public boolean put(String source, long hour, Instant first) {
        NavigableMap<Long, Instant> hours = sources.computeIfAbsent(source, name -> new TreeMap<>());
        Instant known = hours.get(hour);
        if (known != null && !first.isBefore(known)) {
            return false;
        }
        hours.put(hour, first);
        return true;
    }

    public Set<String> sources() {
        return sources.keySet();
    }

    /** The last hour in which a source was heard; null where it never was. */
    public @Nullable Long lastHour(String source) {
        NavigableMap<Long, Instant> hours = sources.get(source);
        return hours == null ? null : hours.lastKey();
    }

    /** The first fact heard in an hour; null where none was. */
    public @Nullable Instant first(String source, long hour) {
        return hours(source).get(hour);
    }

    /** Whether one of the sources was heard in an hour or later, as seen at as-of. */
    boolean since(long hour, Collection<String> answering, Instant asOf) {
        for (String source : answering) {
            for (Instant first : hours(source).tailMap(hour, true).values()) {
                if (!first.isAfter(asOf)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first hearing in an hour or later that was not seen at as-of. */
    @Nullable
    Instant unseenSince(long hour, Collection<String> answering, Instant asOf) {
        Instant earliest = null;
        for (String source : answering) {
            for (Instant first : hours(source).tailMap(hour, true).values()) {
                if (first.isAfter(asOf) && (earliest == null || first.isBefore(earliest))) {
                    earliest = first;
                }
            }
        }
        return earliest;
    }

    /** Share of the hours from {@code from} to before {@code to} in which one of the sources was heard. */
    double coverage(long from, long to, Collection<String> answering, Instant asOf) {
        Set<Long> heard = new HashSet<>();
        for (String source : answering) {
            hours(source).subMap(from, true, to, false).forEach((hour, first) -> {
                if (!first.isAfter(asOf)) {
                    heard.add(hour);
                }
            });
        }
        return Math.round(10_000.0 * heard.size() / (to - from)) / 10_000.0;
    }

    private NavigableMap<Long, Instant> hours(String source) {
        return sources.getOrDefault(source, new TreeMap<>());
    }
}
