package io.landfall.domain.verdict;

import io.landfall.domain.fact.DecisionFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stretches of time in which a subject's question is answered by a live decision, merged and in order. */
final class Answers {

    /** Live from {@code from} up to and including {@code until}. */
    private record Answer(Instant from, @Nullable Instant until) {

        boolean covers(Instant instant) {
            return !from.isAfter(instant) && (until == null || !until.isBefore(instant));
        }
    }

    private final List<Answer> answers = new ArrayList<>();

    Answers(List<DecisionFact> decisions, Set<DecisionFact.Kind> kinds) {
        for (DecisionFact decision : decisions) {
            Instant from = decision.at().occurredAt();
            if (kinds.contains(decision.kind()) && decision.liveAt(from)) {
                add(new Answer(from, decision.until()));
            }
        }
    }

    private void add(Answer answer) { // decisions come in order
        Answer last = answers.isEmpty() ? null : answers.get(answers.size() - 1);
        if (last == null || !last.covers(answer.from)) {
            answers.add(answer);
        } else if (last.until != null && (answer.until == null || answer.until.isAfter(last.until))) {
            answers.set(answers.size() - 1, new Answer(last.from, answer.until));
        }
    }

    /** What of a stretch is left unanswered. */
    List<Stretch> unanswered(Stretch stretch) {
        List<Stretch> left = new ArrayList<>();
        Instant from = stretch.from();
        for (Answer answer : answers) {
            if (answer.covers(from)) {
                if (answer.until == null || !stretch.outlasts(answer.until)) {
                    return left;
                }
                from = answer.until;
            } else if (answer.from.isAfter(from) && stretch.outlasts(answer.from)) {
                left.add(new Stretch(from, answer.from, Cause.DECISION));
                if (answer.until == null || !stretch.outlasts(answer.until)) {
                    return left;
                }
                from = answer.until;
            }
        }
        left.add(new Stretch(from, stretch.to(), stretch.cause()));
        return left;
    }

    /** The end of the last answer that lapsed at or before an instant. */
    @Nullable Instant lapsedBy(Instant instant) {
        Instant lapsed = null;
        for (Answer answer : answers) {
            if (answer.until != null && !answer.until.isAfter(instant)) {
                lapsed = answer.until;
            }
        }
        return lapsed;
    }
}
