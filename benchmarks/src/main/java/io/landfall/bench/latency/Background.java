package io.landfall.bench.latency;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends so many a second, by a schedule: whatever was late is made up for, so the rate doesn't drift. */
final class Background implements AutoCloseable {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(1).toNanos();
    private static final double NANOS = 1e9;

    private final double rate;
    private final Runnable send;
    private final Thread thread;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final long begun = System.nanoTime();
    private volatile boolean ending;
    private volatile long sent;

    /**
     * Begins at once.
     *
     * @param send sends one
     */
    Background(double rate, Runnable send) {
        this.rate = rate;
        this.send = send;
        thread = new Thread(this::run, "bench-background");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long done = 0;
        try {
            while (!ending) {
                long due = (long) (rate * seconds());
                while (done < due && !ending) {
                    send.run();
                    done++;
                }
                sent = done;
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private double seconds() {
        return (System.nanoTime() - begun) / NANOS;
    }

    /** How many a second it really were until now. */
    double achieved() {
        return sent / seconds();
    }

    void requireNoFailure() {
        RuntimeException why = failure.get();
        if (why != null) {
            throw new IllegalStateException("the load of the benchmark ended early: " + why, why);
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
