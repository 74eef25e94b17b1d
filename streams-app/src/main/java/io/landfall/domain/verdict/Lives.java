package io.landfall.domain.verdict;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.policy.Window;
import io.landfall.domain.verdict.Life.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * One life for the clock of the episode, and one for each decision that lapsed while the verdict held.
     *
     * @param held when the verdict holds, decisions aside, in order
     */
    public List<Life> of(Instant clockStartedAt, List<Stretch> held) {
        Answers answers = new Answers(decisions, kind.answers());
        Map<Instant, List<Stretch>> byClock = new LinkedHashMap<>();
        for (Stretch stretch : held) {
            for (Stretch open : answers.unanswered(stretch)) {
                next.after(open.from());
                if (next.asOf().isAfter(open.from())) {
                    Instant lapsed = answers.lapsedBy(open.from());
                    byClock.computeIfAbsent(lapsed == null ? clockStartedAt : lapsed, clock -> new ArrayList<>())
                            .add(open);
                }
            }
        }
        List<Life> lives = new ArrayList<>();
        byClock.forEach((clock, stretches) -> lives.add(life(clock, stretches)));
        return lives;
    }

    private Life life(Instant clock, List<Stretch> stretches) {
        Instant openedAt = stretches.get(0).from();
        Stretch last = stretches.get(stretches.size() - 1);
        long reminders = reminders(openedAt, last.to());
        return new Life(
                clock, openedAt, last.to(), last.cause(), status(last, reminders), inherited(openedAt, last), reminders);
    }

    private Status status(Stretch last, long reminders) {
        if (last.to() != null) {
            return Status.CLEARED;
        }
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
        return snoozed ? Status.SNOOZED : reminders > 0 ? Status.REMINDED : Status.RAISED;
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
