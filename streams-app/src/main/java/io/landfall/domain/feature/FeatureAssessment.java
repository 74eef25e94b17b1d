package io.landfall.domain.feature;

import io.landfall.domain.verdict.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the facts say of a feature at as-of.
 *
 * @param next the next instant at which any of this could change
 * @param awaits the deadline that is due, but waits for one of {@code sources} to be heard
 */
public record FeatureAssessment(
        List<DeliveryState> deliveries,
        List<Alert> alerts,
        @Nullable Instant next,
        @Nullable Instant awaits,
        Set<String> sources) {}
