package io.landfall.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of time, without its end.
 *
 * @param start {@link Instant#MIN} where it has none
 * @param end {@link Instant#MAX} where it has none
 */
record Interval(Instant start, Instant end) {

    boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** What two sets of intervals have in common. */
    static List<Interval> intersection(List<Interval> some, List<Interval> others) {
        return some.stream()
                .flatMap(one -> others.stream().flatMap(one::common))
                .toList();
    }

    /** What is left of an interval without others that do not overlap, in order. */
    static List<Interval> difference(Interval whole, List<Interval> others) {
        List<Interval> left = new ArrayList<>();
        Instant from = whole.start;
        for (Interval other : others) {
            new Interval(from, other.start).common(whole).forEach(left::add);
            from = Run.later(from, other.end);
        }
        new Interval(from, whole.end).common(whole).forEach(left::add);
        return left;
    }

    /** How much of the time between two instants intervals that do not overlap take up. */
    static Duration within(List<Interval> intervals, Instant start, Instant end) {
        return intervals.stream()
                .flatMap(new Interval(start, end)::common)
                .map(common -> Duration.between(common.start, common.end))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** One interval, or none. */
    private Stream<Interval> common(Interval other) {
        Interval both = new Interval(Run.later(start, other.start), end.isBefore(other.end) ? end : other.end);
        return both.start.isBefore(both.end) ? Stream.of(both) : Stream.empty();
    }
}
