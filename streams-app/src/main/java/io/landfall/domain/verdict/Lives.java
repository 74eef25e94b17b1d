package io.landfall.domain.verdict;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.policy.Window;
import io.landfall.domain.verdict.Life.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From when a verdict holds and what was decided to the alerts that were raised. */
public final class Lives {

    private final Kind kind;
    private final List<DecisionFact> decisions;
    private final PolicyView policy;
    private final NextInstant next;

    /** @param decisions those made since the episode's start and seen by as-of, in order */
    public Lives(Kind kind, List<DecisionFact> decisions, PolicyView policy, NextInstant next) {
        this.kind = kind;
        this.decisions = decisions;
        this.policy = policy;
        this.next = next;
    }

    /**
     * One life for each gap between decisions in which the verdict held. The clock of the first gap is the episode's,
     * that of another the end of the decision that lapsed before it.
     *
     * @param held when the verdict holds, decisions aside, in order; the first stretch begins at the deadline
     */
    public List<Life> of(Instant clockStartedAt, List<Stretch> held) {
        List<Life> lives = new ArrayList<>();
        if (held.isEmpty()) {
            return lives;
        }
        Instant deadline = held.get(0).from();
        for (Answers.Gap gap : Answers.gaps(decisions, kind.answers())) {
            Instant opensAt = gap.opens(deadline);
            Stretch last = lastIn(gap, opensAt, held);
            if (last == null) {
                continue; // only a fact can change that: a closed item waits for nothing
            }
            next.after(opensAt);
            if (next.asOf().isAfter(opensAt)) {
                lives.add(life(gap.lapsedAt() == null ? clockStartedAt : gap.lapsedAt(), opensAt, last));
            }
        }
        return lives;
    }

    /** The last stretch in which the verdict holds within a gap; null where it never does. */
    private static @Nullable Stretch lastIn(Answers.Gap gap, Instant opensAt, List<Stretch> held) {
        Stretch last = null;
        for (Stretch stretch : held) {
            Instant from = stretch.from().isAfter(opensAt) ? stretch.from() : opensAt;
            FactOrder decided = gap.end();
            Stretch undecided = decided == null ? stretch : stretch.until(decided, Cause.DECISION);
            // A use at the very deadline did not prevent the alert, it clears it; unless a decision lived then.
            boolean usedAtDeadline = stretch.equals(held.get(0))
                    && undecided.cause() == Cause.USE
                    && from.equals(undecided.to())
                    && (gap.lapsedAt() == null || gap.lapsedAt().isBefore(from))
                    && (decided == null || decided.occurredAt().isAfter(from));
            if (undecided.outlasts(from) || usedAtDeadline) {
                last = undecided;
            }
        }
        return last;
    }

    private Life life(Instant clock, Instant openedAt, Stretch last) {
        Instant clearedAt = last.to();
        long reminders = reminders(openedAt, clearedAt);
        Status status = clearedAt != null
                ? Status.CLEARED
                : snoozed() ? Status.SNOOZED : reminders > 0 ? Status.REMINDED : Status.RAISED;
        return new Life(clock, openedAt, clearedAt, last.cause(), status, inherited(openedAt, last), reminders);
    }

    private boolean snoozed() {
        boolean snoozed = false;
        for (DecisionFact decision : decisions) {
            String of = decision.snoozedKind();
            if (decision.kind() == DecisionFact.Kind.SNOOZE
                    && (of == null || of.equals(kind.name()))
                    && decision.liveAt(next.asOf())) {
                snoozed = true;
                if (decision.until() != null) {
                    next.after(decision.until());
                }
            }
        }
        return snoozed;
    }

    private long reminders(Instant openedAt, @Nullable Instant clearedAt) {
        Window every = policy.value(PolicyKey.REMIND_EVERY);
        if (every == null) {
            return 0;
        }
        Instant end = clearedAt == null ? next.asOf() : clearedAt;
        Duration open = Duration.between(openedAt, end).minusNanos(1); // a reminder at the end itself does not go out
        long sent = open.isNegative() ? 0 : open.dividedBy(every.length());
        if (clearedAt == null) {
            next.after(openedAt.plus(every.length().multipliedBy(sent + 1)));
        }
        return sent;
    }

    private boolean inherited(Instant openedAt, Stretch last) {
        Instant baseline = policy.value(PolicyKey.BASELINE_AT);
        return baseline != null && openedAt.isBefore(baseline) && last.outlasts(baseline);
    }
}
