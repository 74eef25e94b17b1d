package io.landfall.domain.feature;

import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Folds the usage of delivery episodes that ended before others began. */
public final class FeatureFolding {

    private FeatureFolding() {}

    /**
     * The summary of all but the last episode; null for nothing to fold.
     *
     * @param deliveries the episodes as assessed, in order
     * @param old whether a bucket was heard long enough ago
     */
    public static @Nullable FeatureSummary fold(
            FeatureTimeline timeline, List<DeliveryState> deliveries, Predicate<UseBucket> old) {
        if (deliveries.size() < 2) {
            return null;
        }
        Instant through = deliveries.get(deliveries.size() - 1).deliveredAt();
        Instant first = timeline.folded() == null ? null : timeline.folded().firstProof();
        for (UseBucket bucket : timeline.usage()) {
            if (bucket.hour() < Hours.of(through)) {
                if (!old.test(bucket)) {
                    return null;
                }
                for (UseBucket.Cell cell : bucket.cells()) {
                    Instant at = cell.earliest().get(0).at().occurredAt();
                    first = first == null || at.isBefore(first) ? at : first;
                }
            }
        }
        return new FeatureSummary(through, first);
    }
}
