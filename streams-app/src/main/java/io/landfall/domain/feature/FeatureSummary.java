package io.landfall.domain.feature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was folded for good: delivery episodes that ended before others began, of which nothing is said any more, and alerts.
 *
 * @param through the start of the first episode that is not folded; older usage is gone. 1970 where none is
 * @param firstProof the first usage fact ever, where an earlier release folded it away
 * @param finalThrough alerts that were cleared up to here are final; absent where none is
 */
public record FeatureSummary(
        Instant through,
        @Nullable Instant firstProof,
        @Nullable Instant finalThrough) {

    static final FeatureSummary NOTHING = new FeatureSummary(Instant.EPOCH, null, null);

    public FeatureSummary finalThrough(Instant instant) {
        boolean later = finalThrough == null || instant.isAfter(finalThrough);
        return new FeatureSummary(through, firstProof, later ? instant : finalThrough);
    }
}
