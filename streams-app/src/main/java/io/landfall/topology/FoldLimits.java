package io.landfall.topology;

import java.time.Duration;
import java.time.Instant;

/**
 * When a subject is folded.
 *
 * @param rows beyond so many
 * @param bytes or beyond so many of usage
 * @param heardBefore facts that were heard earlier may be folded for good
 * @param gap nobody asks for a shorter one between two uses of a feature
 */
record FoldLimits(int rows, long bytes, Instant heardBefore, Duration gap) {

    boolean exceeded(int someRows, long someBytes) {
        return someRows > rows || someBytes > bytes;
    }
}
