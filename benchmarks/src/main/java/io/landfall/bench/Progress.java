package io.landfall.bench;

/** Told how far a benchmark is. */
public interface Progress {

    /** A new phase begins, of so many units. */
    void phase(String name, String unit, long total);

    /** So many units of the phase are done. */
    void reached(long count);
}
