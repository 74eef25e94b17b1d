package io.landfall.bench.timers;

import io.landfall.bench.Measure;
import io.landfall.bench.Samples;
import io.landfall.topology.DeadlineIndex;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets a task lose its disk, and times how long it takes to have everything again from its changelogs. */
final class Restores {

    private final int rounds;
    private final long entries;
    private final Runnable done;

    /**
     * @param entries of the deadline index, all of which must be there again
     * @param done told after each round
     */
    Restores(int rounds, long entries, Runnable done) {
        this.rounds = rounds;
        this.entries = entries;
        this.done = done;
    }

    <T> Measure measure(String what, Supplier<StageApp<T>> start, Function<T, DeadlineIndex> index) {
        Samples samples = new Samples();
        long records = 0;
        for (int round = 0; round < rounds; round++) {
            try (StageApp<T> app = start.get()) {
                long found = app.work().call(owned -> index.apply(owned).scan());
                if (found != entries) {
                    throw new IllegalStateException(
                            "of " + entries + " entries in the deadline index " + found + " were restored");
                }
                samples.add(app.restored().nanos());
                records = app.restored().records();
                app.close();
                app.wipe();
            }
            done.run();
        }
        return Measure.ofNanos(String.format(Locale.ROOT, "%s, %,d records", what, records), samples.median());
    }
}
