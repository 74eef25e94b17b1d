package io.landfall.domain.feature;

import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Delivered, and within a window nobody decided: whether it is received, or whether it is closed, kept or stopped. */
final class Undecided {

    private Undecided() {}

    static List<Alert> received(DeliveryCase delivery) {
        return alerts(delivery, Kind.DELIVERED_UNRECEIVED, PolicyKey.RECEPTION_WINDOW);
    }

    static List<Alert> closed(DeliveryCase delivery) {
        return alerts(delivery, Kind.CLOSURE_UNDECIDED, PolicyKey.CLOSURE_DECISION_WINDOW);
    }

    private static List<Alert> alerts(DeliveryCase delivery, Kind kind, PolicyKey<Window> key) {
        Ruling<Window> window = delivery.policy().ruling(key);
        Instant clock = delivery.startAt();
        if (window == null || clock == null) {
            return List.of();
        }
        DeliveryEpisode episode = delivery.episode();
        return delivery.alerts(
                kind,
                new Applied(window.scope(), window.version(), window.value().text()),
                List.of(new DeliveryCase.Finding(
                        Run.of(
                                clock,
                                episode.deliveredAt(),
                                start -> delivery.overdue(
                                        start.isAfter(clock) ? start : clock,
                                        window.value().length())),
                        openedAt -> new Evidence(
                                new TreeMap<>(Map.of("deployments", episode.deployments(openedAt))),
                                List.of(episode.intervals().get(0).start().id())))));
    }
}
