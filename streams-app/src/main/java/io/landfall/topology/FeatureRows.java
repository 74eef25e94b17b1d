package io.landfall.topology;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.RolloutFact;
import io.landfall.domain.feature.DeliveringDeployment;
import io.landfall.domain.feature.FeatureSummary;
import io.landfall.domain.feature.FeatureTimeline;
import io.landfall.domain.feature.FeatureUse;
import io.landfall.domain.feature.FoldedUse;
import io.landfall.mapping.FactsFromAvro;
import io.landfall.mapping.FoldedUseAvro;
import io.landfall.mapping.StateFromAvro;
import io.landfall.schema.Decision;
import io.landfall.schema.Feature;
import io.landfall.schema.Rollout;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.ItemDelivery;
import io.landfall.schema.internal.UseBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a feature as the domain reads them. */
record FeatureRows(FeatureTimeline timeline, FeatureUse use) {

    static FeatureRows of(String feature, List<Envelope> rows) {
        FeatureSummary folded = null;
        List<CatalogueEntry> entries = new ArrayList<>();
        Map<String, DeliveringDeployment> deployments = new TreeMap<>();
        List<RolloutFact> rollouts = new ArrayList<>();
        List<DecisionFact> decisions = new ArrayList<>();
        List<FeatureUse.Told> told = new ArrayList<>();
        List<FoldedUse> foldedUse = new ArrayList<>();
        for (Envelope row : rows) {
            Object payload = row.getPayload();
            if (payload instanceof Feature fact) {
                entries.add(FactsFromAvro.entry(fact));
            } else if (payload instanceof DeploymentHistory history) {
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
            } else if (payload instanceof UseBucket bucket) {
                told.add(new FeatureUse.Told(StateFromAvro.bucket(bucket), row.getHeardAt()));
            } else if (payload instanceof io.landfall.schema.internal.FoldedUse use) {
                foldedUse.add(FoldedUseAvro.from(use, row.getHeardAt()));
            } else if (payload instanceof io.landfall.schema.internal.FeatureSummary summary) {
                folded = StateFromAvro.summary(summary);
            }
        }
        entries.sort(Comparator.comparing(CatalogueEntry::at));
        rollouts.sort(Comparator.comparing(RolloutFact::at));
        decisions.sort(Comparator.comparing(DecisionFact::at));
        FeatureUse use = new FeatureUse(told, foldedUse);
        FeatureTimeline timeline = new FeatureTimeline(
                feature, folded, entries, List.copyOf(deployments.values()), rollouts, decisions, use.buckets());
        return new FeatureRows(timeline, use);
    }

    /** A deployment can deliver a feature in several ways: by naming it, and through several items. */
    private static void deliver(
            Map<String, DeliveringDeployment> deployments, DeploymentHistory history, Set<String> references) {
        DeliveringDeployment one = new DeliveringDeployment(StateFromAvro.history(history), references);
        deployments.merge(history.getDeploymentId(), one, (known, more) -> {
            Set<String> all = new HashSet<>(known.references());
            all.addAll(more.references());
            return new DeliveringDeployment(more.history(), all);
        });
    }

    @Nullable
    Instant finalThrough() {
        FeatureSummary folded = timeline.folded();
        return folded == null ? null : folded.finalThrough();
    }
}
