package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code NEVER_FINISHED} of a feature: delivered again N times without a decision to close it. */
final class FeatureNeverFinished {

    private FeatureNeverFinished() {}

    static List<Run> runs(DeliveryCase about) {
        long followUps = about.settings().followUps();
        if (followUps < 1) {
            return List.of();
        }
        Delivery delivery = about.delivery();
        List<Fact> starters = starters(delivery);
        List<Instant> starts = starters.stream().map(Fact::occurredAt).toList();
        return List.of(new Run(
                about.topic(Kind.NEVER_FINISHED),
                delivery.deliveredAt(),
                delivery.deliveredAt(),
                lapsed -> {
                    Instant deadline = ItemNeverFinished.deadline(starts, lapsed, followUps);
                    return deadline == null ? null : due(about.heldFrom(deadline), deadline);
                },
                null,
                (due, opened) -> evidence(delivery, starters, followUps, opened)));
    }

    /** Due at the delivery, or once it is effective again. */
    private static Due due(List<Span> spans, Instant deadline) {
        return spans.isEmpty() ? null : new Due(Run.later(deadline, spans.get(0).start()), spans);
    }

    /** The facts by which each deployment of the episode first took effect in it. */
    private static List<Fact> starters(Delivery delivery) {
        Set<String> ids = new HashSet<>();
        List<Fact> starters = new ArrayList<>();
        for (Deployment deployment : delivery.deployments) {
            if (ids.add(deployment.id())) {
                starters.add(deployment.fact());
            }
        }
        return starters;
    }

    private static ObjectNode evidence(Delivery delivery, List<Fact> starters, long followUps, Instant opened) {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.putObject("counts")
                .put("deployments", delivery.deploymentsBy(opened))
                .put("threshold", followUps);
        List<String> ids = starters.stream()
                .filter(starter -> !starter.occurredAt().isAfter(opened))
                .map(Fact::id)
                .limit(10)
                .toList();
        Rows.strings(evidence, "facts", ids);
        return evidence;
    }
}
