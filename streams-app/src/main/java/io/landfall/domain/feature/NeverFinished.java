package io.landfall.domain.feature;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.feature.DeploymentHistory.Interval;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.FollowUps;
import io.landfall.domain.verdict.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Delivered again and again, and nobody decided to close it. */
final class NeverFinished {

    private NeverFinished() {}

    static List<Alert> of(DeliveryCase delivery) {
        FollowUps followUps = FollowUps.of(delivery.policy());
        if (followUps == null) {
            return List.of();
        }
        Set<String> known = new HashSet<>();
        List<FactOrder> deliveries = delivery.episode().intervals().stream()
                .filter(interval -> known.add(interval.started().deploymentId()))
                .map(Interval::start)
                .toList();
        Instant clock = delivery.episode().deliveredAt();
        return delivery.alerts(
                Kind.NEVER_FINISHED,
                followUps.applied(),
                List.of(new DeliveryCase.Finding(
                        followUps.run(
                                clock,
                                clock,
                                deliveries.stream().map(FactOrder::occurredAt).toList(),
                                delivery::effectiveFrom),
                        openedAt -> evidence(delivery, deliveries, followUps, openedAt))));
    }

    private static Evidence evidence(
            DeliveryCase delivery, List<FactOrder> deliveries, FollowUps followUps, Instant openedAt) {
        return new Evidence(
                new TreeMap<>(Map.of(
                        "deployments", delivery.episode().deployments(openedAt), "threshold", followUps.number())),
                deliveries.stream()
                        .filter(at -> at.seenBy(openedAt))
                        .limit(Evidence.FACTS)
                        .map(FactOrder::id)
                        .toList());
    }
}
