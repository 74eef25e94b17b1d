package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import java.time.Instant;

/**
 * Closed episodes of an item, folded; nothing is said of them any more.
 *
 * @param through the last fact folded
 * @param last last known fields
 * @param episode the last of them
 */
public record ItemSummary(FactOrder through, Instant createdAt, WorkItemFact last, Episode episode) {}
