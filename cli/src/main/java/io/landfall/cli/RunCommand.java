package io.landfall.cli;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.RunningPipeline;
import io.landfall.cli.demo.DemoFolder;
import io.landfall.topology.StageConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The pipeline: facts in, verdicts out, until it is stopped. */
@Command(
        name = "run",
        description = {
            "Runs the pipeline until Ctrl-C. Start it as often as you like on the same brokers, each with a --state-dir"
                    + " of its own: they share the work.",
        })
public final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Connection connection = new Connection();

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = PipelineProperties.APPLICATION_ID,
            description = "Name of the group whose members share the work. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String applicationId;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Folder of this process's state and log. Default: .landfall/run")
    private Path stateDir = Path.of(".landfall", "run");

    @Option(names = "--threads", paramLabel = "N", description = "Threads. Default: one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties of Kafka Streams and of the registry client; they beat the defaults.")
    private @Nullable Path config;

    @Override
    public Integer call() throws InterruptedException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + threads + ", at least 1 is expected");
        }
        connection.localStack().filter(DemoFolder::isDemo).ifPresent(RunCommand::refuseDemo);
        int partitions = partitions();
        makeStateDir();
        Path log = stateDir.resolve("landfall.log");
        Logs.toFile(log);
        StageConfig stages = StageConfig.live(partitions, Clock.systemUTC());
        try (RunningPipeline running = RunningPipeline.start(() -> new Pipeline(properties(), stages), log)) {
            running.awaitRunning();
            PrintWriter err = spec.commandLine().getErr();
            err.println("landfall: the pipeline runs on " + connection.bootstrapServers() + " (" + partitions
                    + " partitions, state in " + stateDir + "); Ctrl-C ends it");
            err.flush();
            running.awaitEnd();
        }
        return 0;
    }

    private int partitions() {
        try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
            return Catalogue.requireReady(brokers);
        }
    }

    private void makeStateDir() {
        try {
            Files.createDirectories(stateDir);
        } catch (IOException e) {
            throw new CommandException(
                    "the state folder " + stateDir + " cannot be made (" + e + ")", "name another with --state-dir", e);
        }
    }

    private Properties properties() {
        Properties properties =
                PipelineProperties.of(connection.bootstrapServers(), connection.registryUrl(), stateDir, threads);
        properties.putAll(connection.settings());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        if (config != null) {
            properties.putAll(Connection.properties(config));
        }
        return properties;
    }

    private static void refuseDemo(Path folder) {
        throw new CommandException(
                "the brokers on " + folder + " are those of a demo, which runs the pipeline itself",
                "name others with --bootstrap-servers and --registry");
    }
}
