package io.landfall.topology;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.RolloutFact;
import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.feature.DeliveringDeployment;
import io.landfall.domain.feature.DeliveryState;
import io.landfall.domain.feature.FeatureAssessment;
import io.landfall.domain.feature.FeatureAssessor;
import io.landfall.domain.feature.FeatureFolding;
import io.landfall.domain.feature.FeatureSummary;
import io.landfall.domain.feature.FeatureTimeline;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.source.Heard;
import io.landfall.event.Facts;
import io.landfall.event.Instants;
import io.landfall.mapping.FactsFromAvro;
import io.landfall.mapping.OutputToAvro;
import io.landfall.mapping.PolicyFromAvro;
import io.landfall.mapping.StateFromAvro;
import io.landfall.mapping.StateToAvro;
import io.landfall.schema.Decision;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Rollout;
import io.landfall.schema.UnmappedReason;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.ItemDelivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** A hearing in a new hour wakes those who wait for it; one that fills a gap can change what others said before. */
    private Reach hear(io.landfall.schema.internal.Heard hearing, Instant lowest) {
        if (hearing.getCrowded()) {
            heard.crowded(hearing.getSource(), hearing.getHour());
            return Reach.NOBODY; // it makes no difference but to features that are mapped later
        }
        Long last = heard.lastHour(hearing.getSource());
        Instant known = heard.first(hearing.getSource(), hearing.getHour());
        heard.put(hearing.getSource(), hearing.getHour(), hearing.getFirst());
        boolean gap = known == null && (last == null || hearing.getHour() < last); // a new source answers for many
        boolean earlier = known != null && known.isAfter(lowest);
        return gap || earlier ? Reach.EVERYBODY : Reach.NOBODY;
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
        FeatureAssessment assessed = FeatureAssessor.assess(timeline(feature, rows), policies, heard, asOf);
        List<Said> said = new ArrayList<>();
        assessed.deliveries().forEach(delivery -> said.add(said(delivery)));
        assessed.alerts().forEach(alert -> said.add(Alerts.said(alert)));
        if (rows.stream().allMatch(row -> knowsNothing(row.getPayload()))) {
            said.addAll(Waiting.said(UnmappedReason.UNKNOWN_FEATURE, feature, waiting(rows, asOf)));
            said.addAll(Waiting.used(feature, timeline(feature, rows).usage(), asOf));
        }
        Map<String, Instant> waits = new HashMap<>();
        Instant deadline = assessed.awaits();
        if (deadline != null) {
            assessed.sources().forEach(source -> waits.put(HEARD + source, deadline));
        }
        return new Answer(said, assessed.next(), waits);
    }

    /** Whether a row does not make a feature known, as the catalogue or a deployment does. */
    private static boolean knowsNothing(Object row) {
        return row instanceof Decision
                || row instanceof Rollout
                || row instanceof io.landfall.schema.internal.UseBucket;
    }

    /** What people and flags said of a feature by as-of. */
    private static List<SpecificRecord> waiting(List<Envelope> rows, Instant asOf) {
        return rows.stream()
                .map(row -> (SpecificRecord) row.getPayload())
                .filter(fact -> fact instanceof Decision || fact instanceof Rollout)
                .filter(fact -> !Facts.occurredAt(fact).isAfter(asOf))
                .toList();
    }

    private static Said said(DeliveryState delivery) {
        String key = "feature:" + delivery.feature() + '|' + Instants.format(delivery.deliveredAt());
        return Said.of(Channel.DELIVERY_STATES, key, OutputToAvro.delivery(delivery));
    }

    @Override
    public @Nullable Fold fold(String feature, List<Envelope> rows, Instant asOf, Instant heardBefore) {
        Set<UseBucket> recent = new HashSet<>();
        for (Envelope row : rows) {
            if (row.getPayload() instanceof io.landfall.schema.internal.UseBucket bucket
                    && !row.getHeardAt().isBefore(heardBefore)) {
                recent.add(StateFromAvro.bucket(bucket));
            }
        }
        FeatureTimeline timeline = timeline(feature, rows);
        FeatureAssessment assessed = FeatureAssessor.assess(timeline, policies, heard, asOf);
        FeatureSummary summary =
                FeatureFolding.fold(timeline, assessed.deliveries(), bucket -> !recent.contains(bucket));
        if (summary == null) {
            return null;
        }
        Instant through = Hours.start(Hours.of(summary.through())).minus(1, ChronoUnit.MICROS);
        List<String> folded = rows.stream()
                .filter(row -> row.getPayload() instanceof io.landfall.schema.internal.UseBucket
                        && !Rows.first(row.getPayload()).isAfter(through))
                .map(Envelope::getRow)
                .toList();
        Set<String> finished = new HashSet<>();
        long last = assessed.deliveries().get(assessed.deliveries().size() - 1).episode();
        assessed.alerts().stream()
                .filter(alert -> alert.episode() < last)
                .forEach(alert -> finished.add(Alerts.said(alert).output()));
        assessed.deliveries().stream()
                .filter(delivery -> delivery.episode() < last)
                .forEach(delivery -> finished.add(said(delivery).output()));
        return new Fold(StateToAvro.summary(summary), through, folded, finished);
    }

    /** A deployment can deliver a feature in several ways: by naming it, and through several items. */
    private static void deliver(
            Map<String, DeliveringDeployment> deployments,
            io.landfall.schema.internal.DeploymentHistory history,
            Set<String> references) {
        DeliveringDeployment one = new DeliveringDeployment(StateFromAvro.history(history), references);
        deployments.merge(history.getDeploymentId(), one, (known, more) -> {
            Set<String> all = new HashSet<>(known.references());
            all.addAll(more.references());
            return new DeliveringDeployment(more.history(), all);
        });
    }

    private static FeatureTimeline timeline(String feature, List<Envelope> rows) {
        FeatureSummary folded = null;
        List<CatalogueEntry> entries = new ArrayList<>();
        Map<String, DeliveringDeployment> deployments = new TreeMap<>();
        List<RolloutFact> rollouts = new ArrayList<>();
        List<DecisionFact> decisions = new ArrayList<>();
        List<UseBucket> usage = new ArrayList<>();
        for (Envelope row : rows) {
            Object payload = row.getPayload();
            if (payload instanceof Feature fact) {
                entries.add(FactsFromAvro.entry(fact));
            } else if (payload instanceof io.landfall.schema.internal.DeploymentHistory history) {
                deliver(deployments, history, Set.of());
            } else if (payload instanceof ItemDelivery delivery) {
                deliver(deployments, delivery.getDeployment(), Set.of(delivery.getReference()));
            } else if (payload instanceof Rollout fact) {
                rollouts.add(FactsFromAvro.rollout(fact));
            } else if (payload instanceof Decision fact) {
                DecisionFact decision = FactsFromAvro.decision(fact);
                if (decision != null) {
                    decisions.add(decision);
                }
            } else if (payload instanceof io.landfall.schema.internal.UseBucket bucket) {
                usage.add(StateFromAvro.bucket(bucket));
            } else if (payload instanceof io.landfall.schema.internal.FeatureSummary summary) {
                folded = StateFromAvro.summary(summary);
            }
        }
        entries.sort(Comparator.comparing(CatalogueEntry::at));
        rollouts.sort(Comparator.comparing(RolloutFact::at));
        decisions.sort(Comparator.comparing(DecisionFact::at));
        return new FeatureTimeline(
                feature, folded, entries, List.copyOf(deployments.values()), rollouts, decisions, usage);
    }
}
