package io.landfall.domain.fact;

import org.jspecify.annotations.Nullable;

/** A feature was switched for a share (percent) of its audience. */
public record RolloutFact(FactOrder at, @Nullable String environment, boolean enabled, double percentage) {}
