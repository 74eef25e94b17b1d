package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
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
        if (history == null) {
            return null;
        }
        Instant young = timeline.facts().stream()
                .map(WorkItemFact::at)
                .filter(old.negate())
                .map(FactOrder::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        Episode last = null;
        List<Episode> episodes = history.episodes();
        for (int i = 0; i < episodes.size(); i++) {
            Instant next = i + 1 < episodes.size() ? episodes.get(i + 1).startAt() : Instant.MAX;
            last = foldable(episodes.get(i).closedAt(), next, young) ? episodes.get(i) : last;
        }
        return last == null ? null : summary(timeline, history.createdAt(), last);
    }

    /** Closed before the next one begins, since a fact of the closing's own instant would go with it; and all of it old. */
    private static boolean foldable(@Nullable Instant closedAt, Instant next, Instant young) {
        return closedAt != null && next.isAfter(closedAt) && closedAt.isBefore(young);
    }

    private static ItemSummary summary(ItemTimeline timeline, Instant createdAt, Episode episode) {
        Instant closedAt = Objects.requireNonNull(episode.closedAt());
        WorkItemFact last = timeline.folded() == null ? null : timeline.folded().last();
        SortedSet<String> keys = new TreeSet<>();
        for (WorkItemFact fact : timeline.facts()) {
            if (fact.at().seenBy(closedAt)) {
                last = last == null ? fact : fact.over(last);
                keys.addAll(last.keys());
            }
        }
        return new ItemSummary(
                createdAt,
                Objects.requireNonNull(last, "a closed episode has facts").formerly(keys),
                episode);
    }
}
