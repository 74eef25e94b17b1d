package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.source.Heard;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Period;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What telemetry can say of a feature at as-of.
 *
 * @param proof the first usage fact of the feature ever
 * @param sources those that answer for it
 * @param mapped the hour since when the catalogue has all signals of the entry in force
 * @param unknown when none of them could be heard
 * @param knownSince the first hour in which one of them was heard; absent where none was
 */
record Telemetry(
        @Nullable CatalogueEntry entry,
        Usage usage,
        @Nullable FactOrder proof,
        Heard heard,
        Set<String> sources,
        long mapped,
        List<Period> unknown,
        @Nullable Instant knownSince) {

    /** Whether one of the sources was heard in the hour of a deadline or later; else it is awaited. */
    boolean reached(Instant deadline, NextInstant next) {
        if (heard.since(Hours.of(deadline), sources, next.asOf())) {
            return true;
        }
        Instant unseen = heard.unseenSince(Hours.of(deadline), sources, next.asOf());
        if (unseen == null) {
            next.heardFrom(deadline);
        } else {
            next.at(unseen);
        }
        return false;
    }

    /** Since when nobody can tell whether the feature is used; absent where somebody can. */
    @Nullable
    Instant unknownSince(NextInstant next) {
        for (Period part : unknown) {
            if (part.to() == null) {
                next.heardFrom(part.from());
                return part.from();
            }
        }
        return null;
    }

    /** The unknown time but for what lies before any of the sources was heard. */
    List<Period> unknownOnceKnown() {
        return knownSince == null ? List.of() : Period.both(List.of(new Period(knownSince, null)), unknown);
    }

    /** Whether one of the sources was ever heard before the hour of a deadline. */
    boolean heardBefore(Instant deadline, NextInstant next) {
        return heard.before(Hours.of(deadline), sources, next.asOf());
    }
}
