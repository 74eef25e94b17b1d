package io.landfall.state;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Bounds the work of one tick in count and in time, so that a drain never keeps a thread from its heartbeat. */
public final class Budget {

    private final LongSupplier nanoTime;
    private final long end;
    private int left;

    public Budget(int count, Duration time, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
        this.left = count;
    }

    /** Takes one unit of work; false where nothing is left of count or time. */
    public boolean take() {
        return take(1);
    }

    /** Takes some units at once. */
    public boolean take(int units) {
        if (left <= 0 || nanoTime.getAsLong() - end > 0) {
            return false;
        }
        left -= units;
        return true;
    }
}
