package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Folds the closed episodes of an item into what later facts can still depend on. */
public final class ItemFolding {

    private ItemFolding() {}

    /**
     * The summary of as many episodes as can be folded; null for none.
     *
     * @param old whether a fact was heard long enough ago
     */
    public static @Nullable ItemSummary fold(ItemTimeline timeline, Instant asOf, Predicate<FactOrder> old) {
        ItemHistory history = ItemHistory.of(timeline, asOf);
        ItemSummary summary = null;
        if (history != null) {
            for (Episode episode : history.episodes()) {
                ItemSummary longer = through(timeline, episode, history.createdAt(), old);
                summary = longer == null ? summary : longer;
            }
        }
        return summary;
    }

    private static @Nullable ItemSummary through(
            ItemTimeline timeline, Episode episode, Instant createdAt, Predicate<FactOrder> old) {
        Instant closedAt = episode.closedAt();
        if (closedAt == null) {
            return null;
        }
        WorkItemFact last = timeline.folded() == null ? null : timeline.folded().last();
        FactOrder through = null;
        for (WorkItemFact fact : timeline.facts()) {
            if (fact.at().occurredAt().isAfter(closedAt)) {
                break;
            }
            if (!old.test(fact.at())) {
                return null;
            }
            last = last == null ? fact : fact.over(last);
            through = fact.at();
        }
        // A fact at the closing's own instant that reopens belongs to the next episode: that one must be folded too.
        return last == null || through == null || !last.closed() ? null : new ItemSummary(through, createdAt, last, episode);
    }
}
