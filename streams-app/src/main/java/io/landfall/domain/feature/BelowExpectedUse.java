package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.CatalogueEntry.Expected;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.policy.WorkCalendar;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The use that the catalogue expects of a feature was not reached by its date. */
final class BelowExpectedUse {

    private BelowExpectedUse() {}

    static List<Alert> of(DeliveryCase delivery) {
        CatalogueEntry entry = delivery.telemetry().entry();
        Expected expected = entry == null ? null : entry.expected();
        Instant clock = delivery.state().clockStartAt();
        if (entry == null || expected == null || clock == null || !clock.isBefore(expected.by())) {
            return List.of();
        }
        long uses = Objects.requireNonNullElse(expected.uses(), 0L);
        long actors = Objects.requireNonNullElse(expected.actors(), 0L);
        if (uses <= 0 && actors <= 0) {
            return List.of();
        }
        List<Period> unknown = delivery.telemetry().unknown();
        Absence below = new Absence(
                delivery,
                clock,
                delivery.overdueOfUse(clock, Duration.between(clock, expected.by()), WorkCalendar.ALWAYS, unknown),
                unknown,
                delivery.telemetry().usage().reaches(Hours.of(clock), uses, actors, delivery.countUnknown()),
                Cause.REACHED);
        if (!below.holds(Hours.of(clock))) {
            return List.of();
        }
        return delivery.alerts(
                Kind.BELOW_EXPECTED_USE,
                new Applied("catalogue", entry.at().id(), expected.by().toString()),
                List.of(new DeliveryCase.Finding(
                        below.run(delivery.episode().deliveredAt()),
                        openedAt -> below.evidence(Hours.of(clock), counts(delivery, below, expected, openedAt)))));
    }

    private static SortedMap<String, Long> counts(
            DeliveryCase delivery, Absence below, Expected expected, Instant openedAt) {
        Usage.Totals totals = delivery.telemetry()
                .usage()
                .totals(Hours.of(below.clock()), Hours.of(below.deadline()), delivery.countUnknown());
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put("deployments", delivery.episode().deployments(openedAt));
        counts.put("uses", totals.uses());
        counts.put("actors", totals.actors());
        if (expected.uses() != null) {
            counts.put("expectedUses", expected.uses());
        }
        if (expected.actors() != null) {
            counts.put("expectedActors", expected.actors());
        }
        return counts;
    }
}
