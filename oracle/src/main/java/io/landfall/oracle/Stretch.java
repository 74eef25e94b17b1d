package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A stretch of time in which something holds: from the instant of one fact up to, not including, that of another.
 *
 * @param startedBy the fact that started it
 * @param endedBy the fact that ended it; {@code null} while it goes on
 */
record Stretch(Fact startedBy, Fact endedBy) {

    /**
     * Where something holds, given what is so after the first n facts. Only what is so once all facts of an instant
     * are in counts, so no stretch is empty, and two that touch are one. Among the facts of an instant the last that
     * turned the answer is the one that started or ended the stretch.
     */
    static List<Stretch> where(List<Fact> facts, Predicate<List<Fact>> holdsAfter) {
        List<Stretch> stretches = new ArrayList<>();
        Fact started = null;
        int first = 0;
        while (first < facts.size()) {
            int end = endOfInstant(facts, first);
            boolean holds = holdsAfter.test(facts.subList(0, end));
            if (holds && started == null) {
                started = turn(facts, first, end, holdsAfter);
            } else if (!holds && started != null) {
                stretches.add(new Stretch(started, turn(facts, first, end, holdsAfter)));
                started = null;
            }
            first = end;
        }
        if (started != null) {
            stretches.add(new Stretch(started, null));
        }
        return stretches;
    }

    private static int endOfInstant(List<Fact> facts, int first) {
        int end = first;
        while (end < facts.size()
                && facts.get(end).occurredAt().equals(facts.get(first).occurredAt())) {
            end++;
        }
        return end;
    }

    private static Fact turn(List<Fact> facts, int first, int end, Predicate<List<Fact>> holdsAfter) {
        boolean outcome = holdsAfter.test(facts.subList(0, end));
        for (int last = end - 1; last > first; last--) {
            if (holdsAfter.test(facts.subList(0, last)) != outcome) {
                return facts.get(last);
            }
        }
        return facts.get(first);
    }

    Instant start() {
        return startedBy.occurredAt();
    }

    /** Its end, {@code null} while it goes on. */
    Instant end() {
        return endedBy == null ? null : endedBy.occurredAt();
    }

    boolean ended() {
        return endedBy != null;
    }

    /** The end of something delivered: it was removed, or rolled back in one way or another. */
    Answer taken() {
        return Answer.by(endedBy, ended() && "REMOVED".equals(endedBy.text("status")) ? "REMOVED" : "ROLLBACK");
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(start()) && goesOnAfter(instant);
    }

    /** Whether it ends later than the instant, or not at all. */
    boolean goesOnAfter(Instant instant) {
        return !ended() || end().isAfter(instant);
    }
}
