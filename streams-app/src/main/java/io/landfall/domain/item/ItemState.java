package io.landfall.domain.item;

import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.fact.WorkItemFact;
import java.time.Instant;
import java.util.SortedSet;

/** Where an item stands at as-of. */
public record ItemState(
        String itemId,
        WorkItemFact last,
        StatusCategory category,
        Episode episode,
        Instant createdAt,
        SortedSet<String> features,
        boolean delivered) {}
