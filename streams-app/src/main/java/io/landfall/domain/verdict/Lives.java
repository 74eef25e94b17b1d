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

    private static final int NAMED = 10;

    private final Kind kind;
    private final List<DecisionFact> decisions;
    private final PolicyView policy;
    private final NextInstant next;
    private Instant recoveredAt;

    /**
     * For the runs of one verdict in one episode.
     *
     * @param decisions all on the subject that were seen by as-of, in order
     */
    public Lives(Kind kind, Instant episodeStart, List<DecisionFact> decisions, PolicyView policy, NextInstant next) {
        this.kind = kind;
        this.decisions = decisions;
        this.policy = policy;
        this.next = next;
        recoveredAt = episodeStart;
    }

    /**
     * One life for each gap between decisions in which the verdict held. The clock of the first gap is that of the run, that
     * of another the end of the decision that lapsed before it.
     *
     * @param run no earlier than those before it
     */
    public List<Life> of(Run run) {
        List<Life> lives = new ArrayList<>();
        if (run.held().isEmpty()) {
            return lives;
        }
        List<DecisionFact> counted = decisions.stream()
                .filter(decision -> !decision.at().occurredAt().isBefore(run.since()))
                .toList();
        for (Answers.Gap gap : Answers.gaps(counted, kind)) {
            Life life = life(run, gap);
            if (life != null) {
                lives.add(life);
                recoveredAt = life.clearedAt() == null ? recoveredAt : life.clearedAt();
            }
        }
        return lives;
    }

    private @Nullable Life life(Run run, Answers.Gap gap) {
        Instant lapsedAt = gap.lapsedAt();
        boolean restarts = lapsedAt != null && kind.lapse() != Kind.Lapse.REOPENS;
        List<Stretch> held = restarts ? run.restarted().apply(lapsedAt) : run.held();
        if (held.isEmpty()) {
            return null;
        }
        Instant deadline = held.get(0).from();
        Instant opensAt = restarts ? deadline : gap.opens(deadline);
        Stretch last = lastIn(gap, opensAt, held);
        if (last == null) {
            return null; // only a fact can change that: a closed item waits for nothing
        }
        next.after(opensAt);
        return next.asOf().isAfter(opensAt) ? life(lapsedAt == null ? run.clock() : lapsedAt, opensAt, last) : null;
    }

    /** The last stretch in which the verdict holds within a gap; null where it never does. */
    private static @Nullable Stretch lastIn(Answers.Gap gap, Instant opensAt, List<Stretch> held) {
        Stretch last = null;
        for (Stretch stretch : held) {
            Instant from = stretch.from().isAfter(opensAt) ? stretch.from() : opensAt;
            FactOrder decided = gap.end();
            Stretch undecided = decided == null ? stretch : stretch.until(decided, Cause.DECISION);
            // What is seen at the very deadline did not prevent the alert, it clears it; unless a decision lived then.
            boolean seenAtDeadline = stretch.equals(held.get(0))
                    && undecided.cause() != null
                    && undecided.cause().seen()
                    && from.equals(undecided.to())
                    && (gap.lapsedAt() == null || gap.lapsedAt().isBefore(from))
                    && (decided == null || decided.occurredAt().isAfter(from));
            if (undecided.outlasts(from) || seenAtDeadline) {
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
        return new Life(
                clock,
                openedAt,
                clearedAt,
                last.cause(),
                status,
                inherited(openedAt, last),
                reminders,
                named(openedAt, clearedAt));
    }

    private boolean snoozed() {
        boolean snoozed = false;
        for (DecisionFact decision : decisions) {
            if (snoozes(decision) && decision.liveAt(next.asOf())) {
                snoozed = true;
                if (decision.until() != null) {
                    next.after(decision.until());
                }
            }
        }
        return snoozed;
    }

    /** Whether a decision snoozes this alert while it lives; a recovery ends that, too. */
    private boolean snoozes(DecisionFact decision) {
        String of = decision.snoozedKind();
        return decision.kind() == DecisionFact.Kind.SNOOZE
                && (of == null || of.equals(kind.name()))
                && !decision.at().occurredAt().isBefore(recoveredAt);
    }

    /** The decisions that spoke of the question once and did no more while the alert was open: a cleared one says so for good. */
    private List<String> named(Instant openedAt, @Nullable Instant clearedAt) {
        Instant end = clearedAt == null ? next.asOf() : clearedAt;
        List<String> named = decisions.stream()
                .filter(decision -> decision.liveAt(decision.at().occurredAt())
                        && (kind.answers().contains(decision.kind())
                                ? !decision.at().occurredAt().isAfter(openedAt)
                                : snoozes(decision)
                                        && !decision.at().occurredAt().isAfter(end)
                                        && !decision.liveAt(end)))
                .map(decision -> decision.at().id())
                .toList();
        return named.subList(Math.max(0, named.size() - NAMED), named.size());
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
