package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Delivered, and through the whole adoption window nothing proved that the feature can report: nobody can tell. */
final class DeliveredUnobservable {

    private DeliveredUnobservable() {}

    static List<Alert> of(DeliveryCase delivery) {
        Ruling<Window> window = delivery.policy().ruling(PolicyKey.ADOPTION_WINDOW);
        Instant clock = delivery.startAt();
        CatalogueEntry entry = delivery.telemetry().entry();
        if (window == null || clock == null || (entry != null && entry.provenBySource())) {
            return List.of();
        }
        List<Period> unknown = delivery.telemetry().unknownOnceKnown();
        Absence unproven = new Absence(
                delivery,
                clock,
                delivery.overdueOfUse(clock, window.value().length(), delivery.calendar(), unknown),
                unknown,
                delivery.telemetry().proof(),
                Cause.SIGNAL);
        if (!unproven.lasted()
                || (delivery.telemetry().heardBefore(unproven.deadline(), delivery.next()) && !unproven.known())) {
            return List.of();
        }
        return delivery.alerts(
                Kind.DELIVERED_UNOBSERVABLE,
                new Applied(window.scope(), window.version(), window.value().text()),
                List.of(new DeliveryCase.Finding(
                        unproven.run(delivery.episode().deliveredAt()),
                        openedAt -> new Evidence(
                                new TreeMap<>(
                                        Map.of("deployments", delivery.episode().deployments(openedAt))),
                                List.of(delivery.episode()
                                        .intervals()
                                        .get(0)
                                        .start()
                                        .id()),
                                unproven.coverage(Hours.of(clock)),
                                unproven.paused()))));
    }
}
