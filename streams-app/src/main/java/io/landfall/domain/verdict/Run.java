package io.landfall.domain.verdict;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * One run of a verdict's clock.
 *
 * @param clock when it started
 * @param since decisions made earlier do not count: the evidence is newer than they
 * @param held when the verdict holds, decisions aside, in order; the first stretch begins at the deadline; empty where none
 *     was reached
 * @param restarted the same for a clock that starts at the end of a decision
 */
public record Run(Instant clock, Instant since, List<Stretch> held, Function<Instant, List<Stretch>> restarted) {

    /** A run of which the window depends on nothing but its start. */
    public static Run of(Instant clock, Instant since, Function<Instant, List<Stretch>> held) {
        return new Run(clock, since, held.apply(clock), held);
    }
}
