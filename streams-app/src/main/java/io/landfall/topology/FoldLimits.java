package io.landfall.topology;

import java.time.Instant;

/**
 * When a subject is folded.
 *
 * @param rows beyond so many
 * @param bytes or beyond so many of usage
 * @param heardBefore facts that were heard earlier may be folded for good
 */
record FoldLimits(int rows, long bytes, Instant heardBefore) {

    boolean exceeded(int someRows, long someBytes) {
        return someRows > rows || someBytes > bytes;
    }
}
