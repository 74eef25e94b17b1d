package io.landfall.cli;

import io.landfall.bench.timers.TimersBenchmark;
import io.landfall.topology.Driven;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code landfall bench timers}. */
@Command(
        name = TimersBenchmark.NAME,
        header = "What deadlines cost, due and not due, beside a scan of all of them.",
        description = {
            "",
            "Opens items, or delivers features, in one task of the real stage, on a broker of its own, ends the first third again, and times ticks"
                    + " with nothing and with a thousand alerts due, scans of the deadline index, and restores of the"
                    + " index and of the whole task. The same with few items, for comparison.",
            "Takes some minutes at a million items, and 3 GB of the temporary folder meanwhile.",
            ""
        })
final class BenchTimersCommand implements Runnable {

    private static final long ITEMS = 1_000_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BenchCommand bench;

    @ArgGroup
    private @Nullable Of of;

    /** Of one kind at a time. */
    private static final class Of {

        @Option(
                names = "--items",
                paramLabel = "N",
                description = "Items that are open in the end, at least " + TimersBenchmark.FEW + ". Default: 1000000.")
        private @Nullable Long items;

        @Option(
                names = "--features",
                paramLabel = "N",
                description = "Features in the place of items, delivered and never used, at least "
                        + TimersBenchmark.FEW + ", e.g. 100000.")
        private @Nullable Long features;
    }

    @Override
    public void run() {
        Long features = of == null ? null : of.features;
        Driven stage = features == null ? Driven.ITEMS : Driven.FEATURES;
        long open = features != null ? features : of != null && of.items != null ? of.items : ITEMS;
        bench.requireAtLeast(features == null ? "--items" : "--features", open, TimersBenchmark.FEW);
        bench.run(progress -> new TimersBenchmark(stage, open, progress).run());
    }
}
