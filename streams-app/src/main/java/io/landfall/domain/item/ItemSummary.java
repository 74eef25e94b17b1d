package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import java.time.Instant;
import java.util.Objects;

/**
 * Closed episodes of an item, folded; nothing is said of them any more. Every fact up to the closing's instant is gone.
 *
 * @param last last known fields, with every key it ever bore among the former ones
 * @param episode the last of them
 */
public record ItemSummary(Instant createdAt, WorkItemFact last, Episode episode) {

    public FactOrder closedBy() {
        return Objects.requireNonNull(episode.closedBy(), "only closed episodes are folded");
    }
}
