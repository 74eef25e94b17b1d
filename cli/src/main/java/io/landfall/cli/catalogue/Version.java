package io.landfall.cli.catalogue;

import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.schema.Feature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes a fact of what is to be in force. */
final class Version {

    private Version() {}

    /**
     * Its id is that of its content, the instant among it: what is said again later, after something else was, is another fact,
     * and what is said twice at one instant is one.
     */
    static Feature of(Feature content, String source, Instant at) {
        Feature version = Feature.newBuilder(content)
                .setId("")
                .setSource(source)
                .setSequence(null)
                .setOccurredAt(at.truncatedTo(ChronoUnit.MICROS))
                .build();
        return (Feature) Facts.withId(version, Facts.contentId(FactJson.canonical(version), 0));
    }
}
