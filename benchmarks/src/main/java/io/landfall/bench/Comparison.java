package io.landfall.bench;

import org.jspecify.annotations.Nullable;

/**
 * A figure of ours beside its limit, both of one run.
 *
 * @param bound what the ratio must be at least; null where it is only to be seen
 */
public record Comparison(
        Measure ours, Measure limit, @Nullable Double bound) {

    /** How many times as fast as the limit ours is. */
    public double ratio() {
        return ours.rate() / limit.rate();
    }

    public boolean holds() {
        return bound == null || ratio() >= bound;
    }
}
