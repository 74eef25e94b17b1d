package io.landfall.bench;

import org.jspecify.annotations.Nullable;

/**
 * How long something takes.
 *
 * @param what in words, with its size
 * @param seconds median of one run
 * @param cpu what of it; null where it was not looked at
 */
public record Measure(String what, double seconds, @Nullable CpuTime cpu) {

    private static final double NANOS = 1e9;

    public Measure(String what, double seconds) {
        this(what, seconds, null);
    }

    public static Measure ofNanos(String what, long nanos) {
        return new Measure(what, nanos / NANOS);
    }

    /** How often it could be done in a second. */
    public double rate() {
        return 1 / seconds;
    }
}
