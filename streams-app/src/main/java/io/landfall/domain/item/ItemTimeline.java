package io.landfall.domain.item;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.WorkItemFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of an item, facts in order, each once. */
public record ItemTimeline(
        String itemId,
        @Nullable ItemSummary folded,
        List<WorkItemFact> facts,
        List<DecisionFact> decisions,
        List<Naming> namings) {}
