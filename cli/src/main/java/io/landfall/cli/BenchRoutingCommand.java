package io.landfall.cli;

import io.landfall.bench.routing.RoutingBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code landfall bench routing}. */
@Command(
        name = RoutingBenchmark.NAME,
        header = "What it costs to lead an event to its patterns with a large catalogue, beside a small one.",
        description = {
            "",
            "Three patterns a feature: names of events and flags, globs, routes. Some signals come again and again, as"
                    + " their popularity has it, one in five is new, one in ten nobody claims.",
            "CPU time of decoding and matching, of matching alone, and of trying pattern by pattern. Traffic over a few popular"
                    + " signals, and all over the catalogue. Takes a minute or two.",
            ""
        })
final class BenchRoutingCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BenchCommand bench;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Features of the large catalogue, at least " + RoutingBenchmark.FEW
                    + ", those of the small one. Default: ${DEFAULT-VALUE}.")
    private int features;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "300000",
            description = "Events in a round. Default: ${DEFAULT-VALUE}.")
    private int events;

    @Override
    public void run() {
        bench.requireAtLeast("--features", features, RoutingBenchmark.FEW);
        bench.requireAtLeast("--events", events, 1);
        bench.run(progress -> new RoutingBenchmark(features, events, progress).run());
    }
}
