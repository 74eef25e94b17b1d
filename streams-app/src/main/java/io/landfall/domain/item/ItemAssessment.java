package io.landfall.domain.item;

import io.landfall.domain.verdict.Alert;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the facts say of an item at as-of.
 *
 * @param state absent while no fact of the item itself was seen
 * @param features that its deployments deliver
 * @param namings the deployments that name it
 * @param next the next instant at which any of this could change
 */
public record ItemAssessment(
        @Nullable ItemState state,
        List<Alert> alerts,
        SortedSet<String> features,
        List<Naming> namings,
        @Nullable Instant next) {}
