package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.CatalogueEntry.Cadence;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket.Run;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Was used, then nothing for the fade window, which is never shorter than the cadence that the feature is meant for. */
final class UseFaded {

    private static final Duration SLACK = Duration.ofHours(3); // daylight saving, and whole hours

    private final DeliveryCase delivery;
    private final Instant start;
    private final Ruling<Window> fade;
    private final String text;
    private final Duration length;

    private UseFaded(DeliveryCase delivery, Instant start, Ruling<Window> fade) {
        this.delivery = delivery;
        this.start = start;
        this.fade = fade;
        CatalogueEntry entry = delivery.telemetry().entry();
        Cadence cadence = entry == null ? null : entry.cadence();
        boolean longer =
                cadence != null && cadence.length().compareTo(fade.value().length()) > 0;
        text = cadence != null && longer ? cadence.text() : fade.value().text();
        length = cadence != null && longer ? cadence.length() : fade.value().length();
    }

    static List<Alert> of(DeliveryCase delivery) {
        Ruling<Window> window = delivery.policy().ruling(PolicyKey.FADE_WINDOW);
        Instant start = delivery.state().clockStartAt();
        return window == null || start == null ? List.of() : new UseFaded(delivery, start, window).alerts();
    }

    private List<Alert> alerts() {
        List<Run> used = delivery.telemetry().usage().used(Hours.of(start), delivery.countUnknown());
        long threshold = Math.max(1, delivery.policy().value(PolicyKey.ADOPTION_MIN_USES, 1L));
        List<DeliveryCase.Finding> findings = new ArrayList<>();
        long uses = 0;
        for (int i = 0; i < used.size() && Hours.of(used.get(i).last()) < untilHour(); i++) {
            uses += used.get(i).sum();
            Instant last = used.get(i).last();
            FactOrder again = i + 1 < used.size() ? used.get(i + 1).first() : null;
            boolean soon = again != null
                    && again.occurredAt().isBefore(last.plus(length).minus(SLACK));
            DeliveryCase.Finding finding = uses < threshold || soon ? null : after(last, again, uses);
            if (finding != null) {
                findings.add(finding);
            }
        }
        return delivery.alerts(Kind.USE_FADED, new Applied(fade.scope(), fade.version(), text), findings);
    }

    private long untilHour() {
        return delivery.until() == null ? Long.MAX_VALUE : Hours.of(delivery.until());
    }

    private DeliveryCase.@Nullable Finding after(Instant last, @Nullable FactOrder again, long uses) {
        Absence unused = delivery.absence(last, length, again, Cause.USE);
        if (!unused.holds(Hours.of(last) + 1)) {
            return null;
        }
        return new DeliveryCase.Finding(
                unused.run(last),
                openedAt -> unused.evidence(
                        Hours.of(last) + 1,
                        new TreeMap<>(Map.of("deployments", delivery.episode().deployments(openedAt), "uses", uses))));
    }
}
