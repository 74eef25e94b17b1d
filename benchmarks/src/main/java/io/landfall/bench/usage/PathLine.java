package io.landfall.bench.usage;

import io.landfall.bench.Spent;
import io.landfall.bench.usage.UsagePath.Running;
import io.landfall.bench.usage.UsagePath.Setting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** A usage path, timed from when its group has all partitions to read to its commit behind the last event. */
final class PathLine extends Line {

    private static final long ASK_EVERY_NANOS = Duration.ofMillis(20).toNanos();
    private static final long STUCK_AFTER_NANOS = Duration.ofSeconds(60).toNanos();

    private final UsageBed bed;
    private final UsagePath path;
    private final int threads;
    private final long events;

    PathLine(UsageBed bed, UsagePath path, int threads, long events) {
        super(path.what(threads));
        this.bed = bed;
        this.path = path;
        this.threads = threads;
        this.events = events;
    }

    @Override
    Stretch round(String name, LongConsumer progress) {
        Setting setting = new Setting(bed.stack().endpoints(), name, threads, bed.stateFolder(name), events);
        Stretch stretch;
        try (Running running = path.start(setting)) {
            stretch = watch(running, progress);
        }
        bed.forget(name);
        return stretch;
    }

    private Stretch watch(Running running, LongConsumer progress) {
        await("has nothing to read", () -> bed.reads(running.group()), running);
        Spent begun = Spent.now(bed.stack());
        AtomicLong done = new AtomicLong();
        while (done.get() < events) {
            String stands = "stands at " + done + " of " + events + " events";
            await(stands, () -> bed.committed(running.group()) > done.get(), running);
            done.set(bed.committed(running.group()));
            progress.accept(done.get());
        }
        while (!running.settled()) {
            pause(running);
        }
        return new Stretch(Spent.now(bed.stack()).since(begun), events);
    }

    private void await(String otherwise, BooleanSupplier reached, Running running) {
        long since = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - since > STUCK_AFTER_NANOS) {
                throw new IllegalStateException(what() + ' ' + otherwise);
            }
            pause(running);
        }
    }

    private void pause(Running running) {
        Throwable failure = running.failure();
        if (failure != null) {
            throw new IllegalStateException(what() + " failed: " + failure, failure);
        }
        LockSupport.parkNanos(ASK_EVERY_NANOS);
    }
}
