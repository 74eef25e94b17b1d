package io.landfall.domain.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a feature; the greatest fact at or before as-of is in force, whole.
 *
 * @param provenBySource declared proven; else its first usage fact proves that it can report
 * @param sources telemetry sources that answer for it; empty: any
 */
public record CatalogueEntry(
        FactOrder at,
        String feature,
        @Nullable String name,
        @Nullable String team,
        List<String> signals,
        List<String> items,
        List<String> labels,
        @Nullable Instant launchAt,
        boolean provenBySource,
        List<String> sources) {}
