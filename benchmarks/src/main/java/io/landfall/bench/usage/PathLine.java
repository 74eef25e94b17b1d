package io.landfall.bench.usage;

import io.landfall.bench.Spent;
import io.landfall.bench.usage.UsagePath.Running;
import io.landfall.bench.usage.UsagePath.Setting;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** A usage path, timed from the first of its commits that is seen to the one behind the last event. */
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
        Spent started = Spent.now(bed.stack());
        long first = awaitAbove(0, running);
        Spent begun = Spent.now(bed.stack());
        for (long done = first; done < events; ) {
            done = awaitAbove(done, running);
            progress.accept(done);
        }
        while (!running.settled()) {
            pause(running);
        }
        Spent end = Spent.now(bed.stack());
        // Few events may all be in the first commit; then its start is all there is to time.
        return first > events / 2
                ? new Stretch(end.since(started), events)
                : new Stretch(end.since(begun), events - first);
    }

    private long awaitAbove(long before, Running running) {
        long since = System.nanoTime();
        long done = bed.committed(running.group());
        while (done <= before) {
            if (System.nanoTime() - since > STUCK_AFTER_NANOS) {
                throw new IllegalStateException(what() + " stands at " + before + " of " + events + " events");
            }
            pause(running);
            done = bed.committed(running.group());
        }
        return done;
    }

    private void pause(Running running) {
        Throwable failure = running.failure();
        if (failure != null) {
            throw new IllegalStateException(what() + " failed: " + failure, failure);
        }
        LockSupport.parkNanos(ASK_EVERY_NANOS);
    }
}
