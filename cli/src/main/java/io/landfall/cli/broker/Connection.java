package io.landfall.cli.broker;

import io.landfall.cli.CommandException;
import io.landfall.stack.Endpoints;
import io.landfall.stack.LocalStack;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say where brokers and registry are. What is not said comes from the environment, and without that from
 * the local stack that runs on the data folder.
 */
public final class Connection {

    /** Where the demo keeps its stack unless told otherwise, below the current directory. */
    public static final Path DEFAULT_DATA = Path.of(".landfall", "demo");

    static final String BOOTSTRAP_VARIABLE = "LANDFALL_BOOTSTRAP_SERVERS";
    static final String REGISTRY_VARIABLE = "LANDFALL_REGISTRY_URL";

    private static final String REGISTRY = "schema.registry.url";
    private static final String REMEDY = "name it with %s or $%s, or start ./landfall demo here in another terminal";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Brokers. Default: $" + BOOTSTRAP_VARIABLE + ", else the demo that runs here.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry. Default: $" + REGISTRY_VARIABLE + ", else that of the demo that runs here.")
    private @Nullable String registry;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the clients, for example security.protocol and sasl.jaas.config.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the running demo or stack to talk to. Default: .landfall/demo")
    private @Nullable Path data;

    private final Function<String, @Nullable String> environment;

    public Connection() {
        this(System::getenv);
    }

    Connection(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    public String bootstrapServers() {
        return found(bootstrapServers, BOOTSTRAP_VARIABLE, Endpoints::bootstrapServers)
                .orElseThrow(() -> nothing("no broker is known", "--bootstrap-servers", BOOTSTRAP_VARIABLE));
    }

    public String registryUrl() {
        return found(registry, REGISTRY_VARIABLE, Endpoints::registryUrl)
                .orElseThrow(() -> nothing("no schema registry is known", "--registry", REGISTRY_VARIABLE));
    }

    /** The data folder of the local stack that answers; empty where brokers were named otherwise. */
    public Optional<Path> localStack() {
        return bootstrapServers == null && (data != null || blank(environment.apply(BOOTSTRAP_VARIABLE)))
                ? Optional.of(folder())
                : Optional.empty();
    }

    /** Settings for clients of the brokers alone. */
    public Map<String, Object> brokerSettings() {
        Map<String, Object> settings = new HashMap<>();
        fromFile().forEach((key, value) -> settings.put(String.valueOf(key), value));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        return settings;
    }

    /** Settings for clients that read or write records: brokers and registry. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = brokerSettings();
        settings.put(REGISTRY, registryUrl());
        return settings;
    }

    /** The same for a stack of our own. */
    public static Map<String, Object> settings(Endpoints endpoints) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                endpoints.bootstrapServers(),
                REGISTRY,
                endpoints.registryUrl());
    }

    private Optional<String> found(@Nullable String option, String variable, Function<Endpoints, String> fromStack) {
        if (option != null) {
            return Optional.of(option);
        }
        String value = environment.apply(variable);
        if (data == null && !blank(value)) {
            return Optional.ofNullable(value);
        }
        return LocalStack.running(folder()).map(fromStack);
    }

    private Path folder() {
        return data == null ? DEFAULT_DATA : data;
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private CommandException nothing(String problem, String option, String variable) {
        return new CommandException(problem + ", and no demo runs on " + folder(), REMEDY.formatted(option, variable));
    }

    private Properties fromFile() {
        return commandConfig == null ? new Properties() : properties(commandConfig);
    }

    /** A properties file that the user named. */
    public static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(
                    "the properties file " + file + " cannot be read (" + e + ")",
                    "name a readable file of key=value lines",
                    e);
        }
        return properties;
    }
}
