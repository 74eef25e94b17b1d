package io.landfall.domain.verdict;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gaps between the decisions that answer a subject's question. */
final class Answers {

    /**
     * A stretch of time without a live decision.
     *
     * @param lapsedAt when the decisions before it lapsed; absent where none came before
     * @param end the decision that ends it; absent while none does
     */
    record Gap(@Nullable Instant lapsedAt, @Nullable FactOrder end) {

        /** The later of the lapse and the deadline. */
        Instant opens(Instant deadline) {
            return lapsedAt == null || lapsedAt.isBefore(deadline) ? deadline : lapsedAt;
        }
    }

    private Answers() {}

    /** @param decisions in order; two that touch leave no gap */
    static List<Gap> gaps(List<DecisionFact> decisions, Kind kind) {
        List<Gap> gaps = new ArrayList<>();
        boolean answered = false;
        Instant liveUntil = null;
        for (DecisionFact decision : decisions) {
            Instant from = decision.at().occurredAt();
            if (!kind.answers().contains(decision.kind()) || !decision.liveAt(from)) {
                continue;
            }
            Instant until = until(decision, kind);
            if (!answered || (liveUntil != null && liveUntil.isBefore(from))) {
                gaps.add(new Gap(liveUntil, decision.at()));
                liveUntil = until;
            } else if (decision.refuses()) {
                liveUntil = from; // whatever was received before
            } else if (liveUntil != null && (until == null || until.isAfter(liveUntil))) {
                liveUntil = until;
            }
            answered = true;
        }
        if (!answered || liveUntil != null) {
            gaps.add(new Gap(liveUntil, null));
        }
        return gaps;
    }

    private static @Nullable Instant until(DecisionFact decision, Kind kind) {
        boolean ofThePast = decision.until() == null && kind.lapse() == Kind.Lapse.RESTARTS_AT_ONCE;
        return decision.refuses() || ofThePast ? decision.at().occurredAt() : decision.until();
    }
}
