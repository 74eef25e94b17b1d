package io.landfall.domain.source;

import io.landfall.domain.fact.Hours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which hours each telemetry source was heard, with the first fact of each. Whole hours are all that deadlines need. */
public final class Heard {

    private final Map<String, NavigableMap<Long, Instant>> sources = new TreeMap<>();
    private final Map<String, Set<Long>> crowded = new HashMap<>();
    private final Map<String, List<Long>> lastBeforeBreaks = new HashMap<>();

    /** Keeps the first fact of an hour. */
    public void put(String source, long hour, Instant first) {
        sources.computeIfAbsent(source, name -> new TreeMap<>())
                .merge(hour, first, (known, heard) -> heard.isBefore(known) ? heard : known);
        lastBeforeBreaks.remove(source);
    }

    /** A source had more signals in an hour than could be kept by name. */
    public void crowded(String source, long hour) {
        crowded.computeIfAbsent(source, name -> new HashSet<>()).add(hour);
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

    /** Whether one of the sources was heard before an hour, as seen at as-of. */
    public boolean before(long hour, Collection<String> answering, Instant asOf) {
        return answering.stream()
                .map(source -> firstHour(source, asOf))
                .anyMatch(first -> first != null && first < hour);
    }

    /** The hours in which a source was heard, as far as seen at as-of, that are followed by an hour in which it was not. */
    List<Long> beforeBreaks(String source, Instant asOf) {
        NavigableMap<Long, Instant> hours = hours(source);
        List<Long> breaks =
                new ArrayList<>(lastBeforeBreaks.computeIfAbsent(source, name -> beforeBreaks(hours)).stream()
                        .filter(hour -> seen(hours, hour, asOf))
                        .toList());
        Long last = lastSeen(hours, asOf);
        if (last != null && (breaks.isEmpty() || breaks.get(breaks.size() - 1) < last)) {
            breaks.add(last);
        }
        return breaks;
    }

    private static List<Long> beforeBreaks(NavigableMap<Long, Instant> hours) {
        List<Long> breaks = new ArrayList<>();
        Long before = null;
        for (Long hour : hours.keySet()) {
            if (before != null && hour > before + 1) {
                breaks.add(before);
            }
            before = hour;
        }
        return breaks;
    }

    private static @Nullable Long lastSeen(NavigableMap<Long, Instant> hours, Instant asOf) {
        Long hour = hours.floorKey(Hours.of(asOf));
        return hour == null || seen(hours, hour, asOf) ? hour : hours.lowerKey(hour);
    }

    private static boolean seen(NavigableMap<Long, Instant> hours, Long hour, Instant asOf) {
        Instant first = hours.get(hour);
        return first != null && !first.isAfter(asOf);
    }

    /** The first fact of the first hour after another in which a source was heard; null where there is none. */
    @Nullable
    Instant next(String source, long hour) {
        Map.Entry<Long, Instant> next = hours(source).higherEntry(hour);
        return next == null ? null : next.getValue();
    }

    /** The first hour in which a source was heard; null where it never was, as seen at as-of. */
    @Nullable
    Long firstHour(String source, Instant asOf) {
        Map.Entry<Long, Instant> first = hours(source).firstEntry();
        return first == null || first.getValue().isAfter(asOf) ? null : first.getKey();
    }

    /** In how many hours a source was heard, up to one of them. */
    int count(String source, long hour) {
        return hours(source).headMap(hour, true).size();
    }

    /** Whether one of the sources was heard in an hour or later, as seen at as-of. */
    public boolean since(long hour, Collection<String> answering, Instant asOf) {
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
    public @Nullable Instant unseenSince(long hour, Collection<String> answering, Instant asOf) {
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

    /**
     * Share of the hours from {@code from} to before {@code to} in which one of the sources was heard, and all that they said can be
     * told by a pattern.
     *
     * @param mapped the hour since when the pattern is known; before it, crowded hours do not count
     */
    public double coverage(long from, long to, Collection<String> answering, long mapped, Instant asOf) {
        Set<Long> heard = new HashSet<>();
        for (String source : answering) {
            hours(source).subMap(from, true, to, false).forEach((hour, first) -> {
                if (!first.isAfter(asOf)) {
                    heard.add(hour);
                }
            });
        }
        for (String source : answering) {
            crowded.getOrDefault(source, Set.of()).stream()
                    .filter(hour -> hour < mapped)
                    .forEach(heard::remove);
        }
        return Math.round(10_000.0 * heard.size() / (to - from)) / 10_000.0;
    }

    private NavigableMap<Long, Instant> hours(String source) {
        return sources.getOrDefault(source, new TreeMap<>());
    }
}
