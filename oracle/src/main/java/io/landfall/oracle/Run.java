package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One stretch of time in which the clock of a verdict runs.
 *
 * @param topic what it is about
 * @param since since when decisions answer it
 * @param clock when it starts
 * @param due what the clock comes to, anew from the instant at which an answer lapsed ({@code null}: from its start);
 *     {@code null} where it is not due
 * @param clearing what ends the condition for good, wherever it comes; {@code null} where nothing does
 * @param evidence what is so of a deadline at an openedAt
 */
record Run(
        Topic topic,
        Instant since,
        Instant clock,
        Function<Instant, Due> due,
        Answer clearing,
        BiFunction<Due, Instant, ObjectNode> evidence) {

    /** "One alert for each gap between answering decisions in which the condition held." */
    List<Alert> alerts(World world) {
        List<Alert> alerts = new ArrayList<>();
        for (Decisions.Gap gap : world.decisions.gaps(topic.subject(), topic.kind(), since)) {
            boolean anew = topic.kind().restarts && gap.lapsedAt() != null;
            Due found = due.apply(anew ? gap.lapsedAt() : null);
            Alert alert = found == null ? null : alert(found, gap);
            if (alert != null && world.asOf.isAfter(alert.openedAt())) {
                alerts.add(alert);
            }
        }
        return alerts;
    }

    /**
     * The alert of one gap: it holds in every span from its opening on in which nothing has answered it yet, and is
     * open again where the next begins. What ended the last of them cleared it. {@code null} where it never holds.
     */
    private Alert alert(Due due, Decisions.Gap gap) {
        Instant opened = gap.opens(due.deadline());
        boolean held = false;
        Answer answer = null;
        for (Span span : due.spans()) {
            Answer end = Answer.first(span.end(), Answer.by(gap.endedBy(), "DECISION"), clearing);
            Instant from = later(opened, span.start());
            if (end == null || end.at().isAfter(from) || clearedAtOnce(due, gap, end)) {
                held = true;
                answer = end;
            }
        }
        Instant started = gap.lapsedAt() == null ? clock : gap.lapsedAt();
        return held ? new Alert(topic, opened, answer, started, due.paused(), evidence.apply(due, opened)) : null;
    }

    /**
     * "A use at that end coming after": what clears at the very deadline did not prevent the alert, it clears it. Not
     * so where a decision was still live at that instant.
     */
    private boolean clearedAtOnce(Due due, Decisions.Gap gap, Answer end) {
        boolean undecided = gap.lapsedAt() == null || gap.lapsedAt().isBefore(due.deadline());
        boolean decidedThen =
                gap.endedBy() != null && !gap.endedBy().occurredAt().isAfter(due.deadline());
        return end == clearing && end.at().equals(due.deadline()) && undecided && !decidedThen;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
