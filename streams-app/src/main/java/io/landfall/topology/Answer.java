package io.landfall.topology;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a stage has to say of a subject.
 *
 * @param next the next instant at which it could say something else
 * @param waits instants by the lane that they wait in for something else than time
 * @param finalThrough alerts that were cleared up to here and that were forgotten are not said again; absent where none was
 */
record Answer(
        List<Said> said,
        @Nullable Instant next,
        Map<String, Instant> waits,
        @Nullable Instant finalThrough) {

    Answer(List<Said> said, @Nullable Instant next, Map<String, Instant> waits) {
        this(said, next, waits, null);
    }

    static Answer of(List<Said> said) {
        return new Answer(said, null, Map.of());
    }
}
