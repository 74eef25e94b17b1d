package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an item from opening to closing.
 *
 * @param number for people, from 1
 * @param startAt creation, or the reopening
 * @param committedAt first fact beyond INTAKE
 * @param startedAt first fact at ACTIVE or later
 * @param almostDoneAt first fact at ALMOST_DONE
 * @param closedBy the fact that closed it
 * @param facts its facts in order
 */
public record Episode(
        long number,
        Instant startAt,
        @Nullable Instant committedAt,
        @Nullable Instant startedAt,
        @Nullable Instant almostDoneAt,
        @Nullable FactOrder closedBy,
        List<FactOrder> facts) {

    public @Nullable Instant closedAt() {
        return closedBy == null ? null : closedBy.occurredAt();
    }
}
