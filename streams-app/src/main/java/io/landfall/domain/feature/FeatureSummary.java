package io.landfall.domain.feature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Delivery episodes that ended before others began, folded: nothing is said of them any more.
 *
 * @param through the start of the first episode that is not folded; older usage is gone
 * @param firstProof the first usage fact ever
 */
public record FeatureSummary(Instant through, @Nullable Instant firstProof) {}
