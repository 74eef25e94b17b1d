package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.RolloutFact;
import io.landfall.domain.fact.UseBucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a feature, facts in order, each once.
 *
 * @param entries what the catalogue said of it
 * @param deployments those that name it, or once did, and those that deliver it through an item; each once
 * @param usage usage of signals that it claims, or once did, and usage that names it
 */
public record FeatureTimeline(
        String feature,
        @Nullable FeatureSummary folded,
        List<CatalogueEntry> entries,
        List<DeliveringDeployment> deployments,
        List<RolloutFact> rollouts,
        List<DecisionFact> decisions,
        List<UseBucket> usage) {}
