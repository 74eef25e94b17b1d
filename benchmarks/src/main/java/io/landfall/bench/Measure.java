package io.landfall.bench;

/**
 * How long something takes.
 *
 * @param what in words, with its size
 * @param seconds median of one run
 */
public record Measure(String what, double seconds) {

    private static final double NANOS = 1e9;

    public static Measure ofNanos(String what, long nanos) {
        return new Measure(what, nanos / NANOS);
    }

    /** How often it could be done in a second. */
    public double rate() {
        return 1 / seconds;
    }
}
