package io.landfall.cli;

import io.landfall.bench.timers.TimersBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code landfall bench timers}. */
@Command(
        name = TimersBenchmark.NAME,
        header = "What deadlines cost, due and not due, beside a scan of all of them.",
        description = {
            "",
            "Opens items in one task of the real stage, on a broker of its own, closes the first third again, and times ticks"
                    + " with nothing and with a thousand alerts due, scans of the deadline index, and restores of the"
                    + " index and of the whole task. The same with few items, for comparison.",
            "Takes some minutes at a million items, and 3 GB of the temporary folder meanwhile.",
            ""
        })
final class BenchTimersCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BenchCommand bench;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "Items that are open in the end, at least " + TimersBenchmark.FEW + ". Default: ${DEFAULT-VALUE}.")
    private long items;

    @Override
    public void run() {
        bench.requireAtLeast("--items", items, TimersBenchmark.FEW);
        bench.run(progress -> new TimersBenchmark(items, progress).run());
    }
}
