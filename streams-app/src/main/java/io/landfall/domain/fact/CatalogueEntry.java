package io.landfall.domain.fact;

import java.time.Duration;
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
        List<String> sources,
        @Nullable Cadence cadence,
        @Nullable Expected expected) {

    /** How often a feature is meant to be used, as written and as a length of time. */
    public record Cadence(String text, Duration length) {}

    /** The use that was expected by a date: so many uses, by so many actors, as far as given. */
    public record Expected(@Nullable Long uses, @Nullable Long actors, Instant by) {}
}
