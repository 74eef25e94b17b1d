package io.landfall.topology;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.feature.DeliveryState;
import io.landfall.domain.feature.FeatureAssessment;
import io.landfall.domain.feature.FeatureAssessor;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.source.Heard;
import io.landfall.event.Facts;
import io.landfall.event.Instants;
import io.landfall.mapping.FactsFromAvro;
import io.landfall.mapping.OutputToAvro;
import io.landfall.mapping.PolicyFromAvro;
import io.landfall.schema.Decision;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Rollout;
import io.landfall.schema.UnmappedReason;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FeatureSummary;
import io.landfall.schema.internal.FoldedUse;
import io.landfall.schema.internal.UseBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Features: their verdicts and their deliveries. */
final class FeatureLogic implements Logic {

    private static final String HEARD = "heard/";

    private final Policies policies = new Policies();
    private final Heard heard = new Heard();

    @Override
    public Reach learn(SpecificRecord payload, Instant lowest) {
        if (payload instanceof Policy policy) {
            policies.put(PolicyFromAvro.policy(policy));
            return Reach.EVERYBODY;
        } else if (payload instanceof io.landfall.schema.internal.Heard hearing) {
            return hear(hearing, lowest);
        }
        return Reach.NOBODY;
    }

    /** A hearing in a new hour wakes those who wait for it, and can change what others said before. */
    private Reach hear(io.landfall.schema.internal.Heard hearing, Instant lowest) {
        if (hearing.getCrowded()) {
            heard.crowded(hearing.getSource(), hearing.getHour());
            return Reach.NOBODY; // it makes no difference but to features that are mapped later
        }
        Long last = heard.lastHour(hearing.getSource());
        Instant known = heard.first(hearing.getSource(), hearing.getHour());
        heard.put(hearing.getSource(), hearing.getHour(), hearing.getFirst());
        if (known != null) {
            return known.isAfter(lowest) ? Reach.EVERYBODY : Reach.NOBODY;
        }
        boolean latest = last != null && hearing.getHour() > last; // a new source answers for many
        return latest ? Reach.LOOKED_AT : Reach.EVERYBODY;
    }

    @Override
    public Map<String, Instant> lanes() {
        Map<String, Instant> lanes = new TreeMap<>();
        for (String source : heard.sources()) {
            Long last = heard.lastHour(source);
            if (last != null) {
                lanes.put(HEARD + source, Hours.start(last));
            }
        }
        return lanes;
    }

    @Override
    public Set<String> sources(List<Envelope> rows) {
        Set<String> sources = new HashSet<>(heard.sources());
        CatalogueEntry entry = null;
        for (Envelope row : rows) {
            if (row.getPayload() instanceof Feature fact) {
                CatalogueEntry said = FactsFromAvro.entry(fact);
                entry = entry == null || said.at().compareTo(entry.at()) > 0 ? said : entry;
            }
        }
        return entry == null || entry.sources().isEmpty() ? sources : Set.copyOf(entry.sources());
    }

    @Override
    public Answer assess(String feature, List<Envelope> rows, Instant asOf) {
        FeatureRows of = FeatureRows.of(feature, rows);
        FeatureAssessment assessed = FeatureAssessor.assess(of.timeline(), policies, heard, asOf);
        List<Said> said = new ArrayList<>();
        assessed.deliveries().forEach(delivery -> said.add(said(delivery)));
        assessed.alerts().forEach(alert -> said.add(Alerts.said(alert)));
        if (rows.stream().allMatch(row -> knowsNothing(row.getPayload()))) {
            said.addAll(Waiting.said(UnmappedReason.UNKNOWN_FEATURE, feature, waiting(rows, asOf)));
            said.addAll(Waiting.used(feature, of.timeline().usage(), asOf));
        }
        Map<String, Instant> waits = new HashMap<>();
        Instant deadline = assessed.awaits();
        if (deadline != null) {
            assessed.sources().forEach(source -> waits.put(HEARD + source, deadline));
        }
        return new Answer(said, assessed.next(), waits, of.finalThrough());
    }

    /** Whether a row does not make a feature known, as the catalogue or a deployment does. */
    private static boolean knowsNothing(Object row) {
        return row instanceof Decision
                || row instanceof Rollout
                || row instanceof UseBucket
                || row instanceof FoldedUse
                || row instanceof FeatureSummary;
    }

    /** What people and flags said of a feature by as-of. */
    private static List<SpecificRecord> waiting(List<Envelope> rows, Instant asOf) {
        return rows.stream()
                .map(row -> (SpecificRecord) row.getPayload())
                .filter(fact -> fact instanceof Decision || fact instanceof Rollout)
                .filter(fact -> !Facts.occurredAt(fact).isAfter(asOf))
                .toList();
    }

    static Said said(DeliveryState delivery) {
        String key = "feature:" + delivery.feature() + '|' + Instants.format(delivery.deliveredAt());
        return Said.of(Channel.DELIVERY_STATES, key, OutputToAvro.delivery(delivery));
    }

    @Override
    public @Nullable Fold fold(String feature, List<Envelope> rows, Instant asOf, FoldLimits limits) {
        return new FeatureFold(feature, rows, policies, heard, asOf).within(limits);
    }
}
