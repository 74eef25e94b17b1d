package io.landfall.domain.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span of time.
 *
 * @param to the first instant after it; absent while it lasts
 */
public record Period(Instant from, @Nullable Instant to) {

    private boolean empty() {
        return to != null && !to.isAfter(from);
    }

    /** What lies in some as well as in the others. */
    public static List<Period> both(List<Period> some, List<Period> others) {
        List<Period> both = new ArrayList<>();
        for (Period one : some) {
            for (Period other : others) {
                Instant from = one.from.isAfter(other.from) ? one.from : other.from;
                Instant to = one.to == null || (other.to != null && other.to.isBefore(one.to)) ? other.to : one.to;
                Period shared = new Period(from, to);
                if (!shared.empty()) {
                    both.add(shared);
                }
            }
        }
        return both;
    }

    /** What lies in some and not in the others. */
    public static List<Period> without(List<Period> some, List<Period> others) {
        List<Period> rest = some;
        for (Period other : others) {
            List<Period> left = new ArrayList<>();
            for (Period one : rest) {
                left.addAll(both(List.of(one), List.of(new Period(Instant.MIN, other.from))));
                if (other.to != null) {
                    left.addAll(both(List.of(one), List.of(new Period(other.to, null))));
                }
            }
            rest = left;
        }
        return rest;
    }

    /** How much of the time between two instants they cover. */
    public static Duration within(Instant from, Instant to, List<Period> all) {
        Duration sum = Duration.ZERO;
        for (Period part : both(List.of(new Period(from, to)), all)) {
            sum = sum.plus(Duration.between(part.from, part.to == null ? to : part.to));
        }
        return sum;
    }
}
