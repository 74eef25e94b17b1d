package io.landfall.cli;

import io.landfall.cli.broker.Connection;
import io.landfall.cli.demo.DemoRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything at once on this machine, with a sample organisation. */
@Command(
        name = "demo",
        description = {
            "Starts a broker, a schema registry and the pipeline on this machine, feeds half a year of a sample"
                    + " organisation, prints what was found, and goes on living at many times the speed until Ctrl-C."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int SECONDS_A_DAY = 86_400;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--exit", description = "End after the summary.")
    private boolean exit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another seed is another history. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the demo; emptied at the start. Default: .landfall/demo")
    private Path data = Connection.DEFAULT_DATA;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "21600",
            description = "Seconds that pass in one once the history is told. Default: ${DEFAULT-VALUE}, a day in 4 s.")
    private double speed;

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed >= 1 && speed <= 30.0 * SECONDS_A_DAY)) {
            throw new ParameterException(
                    spec.commandLine(), "--speed is " + speed + ", 1 to " + 30 * SECONDS_A_DAY + " is expected");
        }
        DemoRun run = new DemoRun(
                data,
                seed,
                Instant.now(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        run.call(exit ? 0 : speed);
        return 0;
    }
}
