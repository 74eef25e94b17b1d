package io.landfall.cli;

import io.landfall.bench.latency.LatencyBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code landfall bench latency}. */
@Command(
        name = LatencyBenchmark.NAME,
        header = "How long it takes from a use to its alert cleared, beside a bare round trip.",
        description = {
            "",
            "Opens an alert for each of many features that were never used, on a broker of its own, and finds the highest"
                    + " rate of usage. Then, at 10 %% and at 50 %% of that, uses one feature after the other, and tells p50"
                    + " and p99 of the time until its alert is cleared, and of records that are sent and read in between.",
            "Takes some minutes, more where the pipeline falls behind.",
            ""
        })
final class BenchLatencyCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BenchCommand bench;

    @Option(
            names = "--probes",
            paramLabel = "N",
            defaultValue = "200",
            description = "Alerts to be cleared, half of them at each rate, at least " + LatencyBenchmark.FEWEST_PROBES
                    + ". Default: ${DEFAULT-VALUE}.")
    private int probes;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Events that tell the highest rate, at least " + LatencyBenchmark.FEWEST_EVENTS
                    + ". Default: ${DEFAULT-VALUE}.")
    private long events;

    @Override
    public void run() {
        bench.requireAtLeast("--probes", probes, LatencyBenchmark.FEWEST_PROBES);
        bench.requireAtLeast("--events", events, LatencyBenchmark.FEWEST_EVENTS);
        bench.run(progress -> new LatencyBenchmark(probes, events, progress).run());
    }
}
