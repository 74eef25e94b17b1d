package io.landfall.topology;

import io.landfall.mapping.FoldedUseAvro;
import io.landfall.mapping.HourBits;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FoldedUse;
import io.landfall.schema.internal.UseBucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of folded usage: one a signal, so that a catalogue that drops it and claims it again finds it as it was. */
final class FoldedUses {

    private FoldedUses() {}

    static String row(UseBucket bucket) {
        return row(bucket.getSignal(), bucket.getFeature(), bucket.getPatterns());
    }

    private static String row(@Nullable String signal, @Nullable String feature, List<String> patterns) {
        if (feature != null) {
            return Rows.name("folded-feature", feature);
        }
        return signal == null
                ? Rows.name("folded-patterns", patterns.toArray(String[]::new))
                : Rows.name("folded-signal", signal);
    }

    static Envelope envelope(io.landfall.domain.feature.FoldedUse use) {
        FoldedUse value = FoldedUseAvro.to(use);
        return new Envelope(
                row(value.getSignal(), value.getFeature(), value.getPatterns()), use.closedHeardAt(), value);
    }

    /** Whether the hour of a bucket was added up for good. */
    static boolean closed(Envelope folded, UseBucket bucket) {
        FoldedUse use = (FoldedUse) folded.getPayload();
        return HourBits.inflated(use.getClosedFrom(), use.getClosed()).contains(bucket.getHour());
    }
}
