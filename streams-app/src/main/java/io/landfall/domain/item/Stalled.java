package io.landfall.domain.item;

import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Active, and nobody worked on it through the window; what a tool writes by itself is no work. */
final class Stalled {

    private Stalled() {}

    static List<Alert> of(ItemCase item) {
        if (item.policy().ruling(PolicyKey.STALLED_WINDOW) == null) {
            return List.of();
        }
        List<ItemCase.Span> rests = new ArrayList<>();
        List<Episode.Step> steps = item.episode().whileOpen();
        int next = 0;
        for (Stretch active : item.episode().in(StatusCategory.ACTIVE, Cause.ACTIVITY)) {
            Stretch rest = active;
            for (; next < steps.size() && active.outlasts(steps.get(next).at().occurredAt()); next++) {
                Episode.Step step = steps.get(next);
                Instant now = step.at().occurredAt();
                if (step.activity() && now.isAfter(rest.from())) {
                    rests.add(ItemCase.Span.of(rest.until(step.at(), Cause.ACTIVITY)));
                    rest = active.startingAt(now);
                }
            }
            rests.add(ItemCase.Span.of(untilLeft(rest, steps.subList(next, steps.size()))));
        }
        return item.alerts(Kind.STALLED, PolicyKey.STALLED_WINDOW, rests);
    }

    /** Of the facts of the instant at which work left ACTIVE, an activity before the one that left ends the rest. */
    private static Stretch untilLeft(Stretch rest, List<Episode.Step> later) {
        if (rest.cause() != Cause.ACTIVITY) {
            return rest;
        }
        return later.stream()
                .filter(step -> step.activity() && step.at().occurredAt().equals(rest.to()))
                .findFirst()
                .map(step -> rest.until(step.at(), Cause.ACTIVITY))
                .orElse(rest);
    }
}
