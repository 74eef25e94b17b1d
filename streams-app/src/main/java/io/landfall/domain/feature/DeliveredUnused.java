package io.landfall.domain.feature;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Delivered, able to report, its source alive, and not used enough through the whole adoption window. */
final class DeliveredUnused {

    private DeliveredUnused() {}

    static List<Alert> of(DeliveryCase delivery) {
        Ruling<Window> window = delivery.policy().ruling(PolicyKey.ADOPTION_WINDOW);
        Instant clock = delivery.state().clockStartAt();
        long threshold = delivery.policy().value(PolicyKey.ADOPTION_MIN_USES, 1L);
        if (window == null || clock == null || threshold <= 0) {
            return List.of();
        }
        FactOrder used = delivery.telemetry().usage().reaches(Hours.of(clock), threshold, delivery.countUnknown());
        Absence unused = delivery.absence(clock, window.value().length(), used, Cause.USE);
        if (!unused.holds(Hours.of(clock))) {
            return List.of();
        }
        long uses = delivery.telemetry()
                .usage()
                .totals(Hours.of(clock), Hours.of(unused.deadline()), delivery.countUnknown())
                .uses();
        return delivery.alerts(
                Kind.DELIVERED_UNUSED,
                new Applied(window.scope(), window.version(), window.value().text()),
                List.of(new DeliveryCase.Finding(
                        unused.run(delivery.episode().deliveredAt()),
                        openedAt -> unused.evidence(
                                Hours.of(clock),
                                new TreeMap<>(Map.of(
                                        "deployments",
                                        delivery.episode().deployments(openedAt),
                                        "threshold",
                                        threshold,
                                        "uses",
                                        uses))))));
    }
}
