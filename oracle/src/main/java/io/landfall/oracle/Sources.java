package io.landfall.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The sources of telemetry: when each was heard, and its silences. */
final class Sources {

    private static final List<String> SCOPES = List.of("default");

    private final World world;
    /** The first fact of each hour in which a source was heard, by source. */
    private final Map<String, TreeMap<Instant, Fact>> heard = new TreeMap<>();

    private final Map<String, List<Silence>> silences = new HashMap<>();

    Sources(World world, Known known) {
        this.world = world;
        for (Fact usage : known.raw("usage")) {
            heard.computeIfAbsent(usage.source(), source -> new TreeMap<>())
                    .merge(hour(usage.occurredAt()), usage, BinaryOperator.minBy(Fact.ORDER));
        }
        heard.keySet().forEach(source -> silences.put(source, find(source)));
    }

    /** All silences of all sources. */
    List<Silence> silences() {
        return heard.keySet().stream()
                .flatMap(source -> silences.get(source).stream())
                .toList();
    }

    /**
     * "For each heard hour h and the next heard hour h' (or none): C = end of h, D = the hour at or after
     * C + sourceSilence. Silent if first(h') is at or after D, or if there is no h' and as-of is after D."
     */
    private List<Silence> find(String source) {
        List<Silence> found = new ArrayList<>();
        List<Instant> hours = List.copyOf(heard.get(source).keySet());
        for (int i = 0; i < hours.size(); i++) {
            Fact next = i + 1 < hours.size() ? heard.get(source).get(hours.get(i + 1)) : null;
            Settings settings = world.policies.inForce(SCOPES, next == null ? null : next.occurredAt());
            Duration window = settings.window(Kind.SOURCE_SILENT.window);
            if (window == null) {
                continue;
            }
            Instant start = hours.get(i).plus(1, ChronoUnit.HOURS);
            Instant deadline = wholeHour(settings.workingTime().plus(start, window));
            boolean silent = next == null
                    ? world.asOf.isAfter(deadline)
                    : !next.occurredAt().isBefore(deadline);
            if (silent) {
                found.add(new Silence(source, found.size() + 1, start, deadline, next, i + 1, settings));
            }
        }
        return found;
    }

    /**
     * The unknown time of a feature: "the intersection, over those of its sources (listed ones, else all) that were
     * heard by as-of, of: the time before the start of the first hour it was heard in, and its silences. Empty where
     * sourceSilence is unset (default scope)", by the policy at as-of, "or no source was heard".
     */
    List<Interval> unknown(String feature) {
        List<Interval> unknown = null;
        boolean on = world.policies.inForce(SCOPES, record -> true).sets(Kind.SOURCE_SILENT.window);
        for (String source : on ? of(feature) : List.<String>of()) {
            List<Interval> times = new ArrayList<>();
            times.add(new Interval(Instant.MIN, heard.get(source).firstKey()));
            silences.get(source).forEach(silence -> times.add(silence.time()));
            unknown = unknown == null ? times : Interval.intersection(unknown, times);
        }
        return unknown == null ? List.of() : unknown;
    }

    /** The sources that answer for a feature and were ever heard. */
    private List<String> of(String feature) {
        List<String> listed = world.catalogue.sources(feature);
        return heard.keySet().stream()
                .filter(source -> listed.isEmpty() || listed.contains(source))
                .toList();
    }

    static Instant hour(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }

    /** The hour at or after an instant. */
    static Instant wholeHour(Instant instant) {
        return hour(instant).equals(instant) ? instant : hour(instant).plus(1, ChronoUnit.HOURS);
    }
}
