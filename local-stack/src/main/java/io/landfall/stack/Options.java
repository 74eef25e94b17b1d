package io.landfall.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link LocalStack} is started.
 *
 * @param brokerPort port of the broker on 127.0.0.1, 0 for a free one
 * @param registryPort port of the registry on 127.0.0.1, 0 for a free one
 * @param registryHome the unpacked registry; null: the system property {@code landfall.registry.home}
 * @param brokerSettings added to the broker's settings, and stronger than them
 * @param startLimit how long a start may take
 * @param shutdownHook whether the end of the JVM closes the stack; an application that must close its own parts first
 *     says no and closes the stack itself
 * @param onHalt told once when the broker or the registry ended by itself; by default the JVM halts with status 1. It is
 *     called on a thread of the stack, so it must not close the stack on that thread
 */
public record Options(
        int brokerPort,
        int registryPort,
        @Nullable Path registryHome,
        Map<String, String> brokerSettings,
        Duration startLimit,
        boolean shutdownHook,
        Consumer<StackException> onHalt) {

    public Options {
        requirePort("broker", brokerPort);
        requirePort("registry", registryPort);
        brokerSettings = Map.copyOf(brokerSettings);
    }

    public static Options defaults() {
        return new Options(0, 0, null, Map.of(), Duration.ofSeconds(120), true, Options::haltJvm);
    }

    public Options withBrokerPort(int port) {
        return new Options(port, registryPort, registryHome, brokerSettings, startLimit, shutdownHook, onHalt);
    }

    public Options withRegistryPort(int port) {
        return new Options(brokerPort, port, registryHome, brokerSettings, startLimit, shutdownHook, onHalt);
    }

    public Options withRegistryHome(Path home) {
        return new Options(brokerPort, registryPort, home, brokerSettings, startLimit, shutdownHook, onHalt);
    }

    public Options withBrokerSettings(Map<String, String> settings) {
        return new Options(brokerPort, registryPort, registryHome, settings, startLimit, shutdownHook, onHalt);
    }

    public Options withShutdownHook(boolean hook) {
        return new Options(brokerPort, registryPort, registryHome, brokerSettings, startLimit, hook, onHalt);
    }

    public Options withOnHalt(Consumer<StackException> listener) {
        return new Options(brokerPort, registryPort, registryHome, brokerSettings, startLimit, shutdownHook, listener);
    }

    private static void requirePort(String what, int port) {
        if (port < 0 || port > 65_535) {
            throw new StackException(
                    "the " + what + "'s port " + port + " is none", "give one from 1 to 65535, or 0 for a free one");
        }
    }

    // A broker that lost its disk cannot be saved, and an orderly exit would wait for it.
    private static void haltJvm(StackException failure) {
        System.err.println("landfall: " + failure.getMessage());
        Runtime.getRuntime().halt(1);
    }
}
