package io.landfall.cli;

import io.landfall.bench.usage.UsageBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code landfall bench usage}. */
@Command(
        name = UsageBenchmark.NAME,
        header = "What usage costs from its topic to roll-ups, beside polling and decoding it.",
        description = {
            "",
            "Writes events once to a broker in a process of its own, then reads them again and again: bare, decoded, in the"
                    + " way that everybody writes first, and in Landfall's, with one thread and with two. Tells events a"
                    + " second and the CPU time of one, of this process and of the broker's; starts are not counted.",
            "Takes some minutes at six million events, and 3 GB of the temporary folder meanwhile.",
            ""
        })
final class BenchUsageCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BenchCommand bench;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "6000000",
            description = "Events to read, at least " + UsageBenchmark.FEWEST + ". Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds of each line, at least " + UsageBenchmark.FEWEST_ROUNDS
                    + "; the medians are told. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "1",
            description = "Rounds before them that are not counted; 0 to see that it works. Default: ${DEFAULT-VALUE}.")
    private int warmUps;

    @Override
    public void run() {
        bench.requireAtLeast("--events", events, UsageBenchmark.FEWEST);
        bench.requireAtLeast("--rounds", rounds, UsageBenchmark.FEWEST_ROUNDS);
        bench.requireAtLeast("--warm-up", warmUps, 0);
        bench.run(progress -> new UsageBenchmark(events, rounds, warmUps, progress).run());
    }
}
