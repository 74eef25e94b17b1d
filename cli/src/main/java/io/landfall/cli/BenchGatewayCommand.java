package io.landfall.cli;

import io.landfall.bench.gateway.GatewayBenchmark;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code landfall bench gateway}. */
@Command(
        name = GatewayBenchmark.NAME,
        header = "What the gateway takes in, beside what a bare producer sends.",
        description = {
            "",
            "Usage as lines of JSON, in requests of one, a hundred and a thousand events, and the same events sent by a"
                    + " producer. Clients, gateway and producer live in this process, the broker in one of its own.",
            ""
        })
final class BenchGatewayCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BenchCommand bench;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Events of a round, at least " + GatewayBenchmark.FEWEST + ". Default: ${DEFAULT-VALUE}.")
    private int events;

    @Option(
            names = "--overload",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description =
                    "How long to send more than it can take at the end; 0 for not at all. Default: ${DEFAULT-VALUE}.")
    private int overload;

    @Override
    public void run() {
        bench.requireAtLeast("--events", events, GatewayBenchmark.FEWEST);
        bench.requireAtLeast("--overload", overload, 0);
        bench.run(progress -> new GatewayBenchmark(events, Duration.ofSeconds(overload), progress).run());
    }
}
