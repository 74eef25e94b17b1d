package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Rows of a timeline that a summary stands for from now on.
 *
 * @param through what a fact or a bucket says of any instant up to here is folded; what comes in for it later is too late
 * @param rows names of the rows
 * @param finished outputs that are final and need no comparing any more
 * @param folded rows that stand in their place, beside the summary
 */
record Fold(SpecificRecord summary, Instant through, List<String> rows, Set<String> finished, List<Envelope> folded) {

    Fold(SpecificRecord summary, Instant through, List<String> rows, Set<String> finished) {
        this(summary, through, rows, finished, List.of());
    }
}
