package io.landfall.cli;

import io.landfall.bench.replay.ReplayBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code landfall bench replay}. */
@Command(
        name = ReplayBenchmark.NAME,
        header = "What a year of usage leaves of the pace of its first day, and in state and memory.",
        description = {
            "",
            "Sends usage of delivered features day after day through the whole pipeline, on a broker of its own, in the time of"
                    + " these days, and tells of the first day and of each 24th of the rest: events a second, memory, state on"
                    + " disk and of a feature. In the end the state is deleted, and restored. A day comes before the first, to"
                    + " warm up.",
            "At 50 million events it takes the better part of an hour, and 20 GB of the temporary folder.",
            ""
        })
final class BenchReplayCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BenchCommand bench;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "50000000",
            description = "Events of all days, at least " + ReplayBenchmark.FEWEST_EVENTS_A_DAY
                    + " a day. Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Features that are used, some far more than others. Default: ${DEFAULT-VALUE}.")
    private int features;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "Days, at least " + ReplayBenchmark.FEWEST_DAYS + ". Default: ${DEFAULT-VALUE}.")
    private int days;

    @Override
    public void run() {
        bench.requireAtLeast("--features", features, ReplayBenchmark.FEWEST_FEATURES);
        bench.requireAtLeast("--days", days, ReplayBenchmark.FEWEST_DAYS);
        bench.requireAtLeast("--events", events, days * ReplayBenchmark.FEWEST_EVENTS_A_DAY);
        bench.run(progress -> new ReplayBenchmark(events, features, days, progress).run());
    }
}
