package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What one stage makes of its subjects; the shell around it does all the rest. One instance a task. */
interface Logic {

    /** Whose answers change with something that the whole task learns. */
    enum Reach {
        NOBODY,
        /** Of those who were looked at as of when it occurred, or later. */
        LOOKED_AT,
        EVERYBODY
    }

    /** Takes in what is for the whole task: policies, catalogue, hearings. {@code lowest} is the least as-of of any subject. */
    Reach learn(SpecificRecord payload, Instant lowest);

    /** The sources that bound the as-of of a subject beside those of its own facts. */
    Set<String> sources(List<Envelope> rows);

    /** What there is to say; a pure function of the rows, of what was learnt and of as-of. */
    Answer assess(String subject, List<Envelope> rows, Instant asOf);

    /** What of a timeline that is larger than a subject may be can be folded. Null for nothing. */
    default @Nullable Fold fold(String subject, List<Envelope> rows, Instant asOf, FoldLimits limits) {
        return null;
    }

    /** What waits for something else than time: lanes, and how far each has come. */
    default Map<String, Instant> lanes() {
        return Map.of();
    }

    /** Whether answers depend on as-of at all. */
    default boolean timed() {
        return true;
    }
}
