package io.landfall.stack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this JVM and a real schema registry as its child process, both on 127.0.0.1. What they hold lives
 * in a data folder and is there again at the next start, after a clean end as after a kill. The registry never outlives
 * this JVM.
 */
public final class LocalStack implements AutoCloseable {
    private final DataFolder folder;
    private final Parts parts;
    private final Endpoints endpoints;
    private @Nullable Thread hook;
    private boolean closed;

    private LocalStack(DataFolder folder, Parts parts) {
        this.folder = folder;
        this.parts = parts;
        this.endpoints = parts.endpoints();
    }

    /** Starts on the folder, which is made where it is missing. */
    public static LocalStack start(Path dataFolder) {
        return start(dataFolder, Options.defaults());
    }

    /**
     * Starts on the folder, which is made where it is missing.
     *
     * @throws StackException where it cannot; nothing is left running then
     */
    public static LocalStack start(Path dataFolder, Options options) {
        return start(options, () -> DataFolder.open(dataFolder));
    }

    /** Starts on a folder of its own that is deleted at the end, even when this JVM is killed. */
    public static LocalStack startTemporary(Options options) {
        return start(options, DataFolder::temporary);
    }

    /** Where the stack answers that runs on the folder, in this process or another; empty when none is ready. */
    public static Optional<Endpoints> running(Path dataFolder) {
        return DataFolder.endpointsOfHolder(dataFolder);
    }

    private static LocalStack start(Options options, Supplier<DataFolder> opener) {
        Path runnerJar = RegistryHome.runnerJar(options.registryHome());
        Ports.requireFree("broker", options.brokerPort());
        Ports.requireFree("registry", options.registryPort());
        DataFolder folder = opener.get();
        try {
            LocalStack stack = new LocalStack(folder, Parts.start(folder, runnerJar, options));
            stack.ready(options);
            return stack;
        } catch (Throwable failure) {
            folder.close();
            throw failure;
        }
    }

    private void ready(Options options) {
        try {
            folder.publish(endpoints);
            if (options.shutdownHook()) {
                hook = new Thread(this::closeOnce, "landfall-stack-hook");
                Runtime.getRuntime().addShutdownHook(hook);
            }
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    /** For Kafka's {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return endpoints.bootstrapServers();
    }

    /** For {@code schema.registry.url}; it has a base path. */
    public String registryUrl() {
        return endpoints.registryUrl();
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** The folder that holds everything; the registry's log is in it, too. */
    public Path dataFolder() {
        return folder.root();
    }

    /** The process id of the registry. */
    public long registryPid() {
        return parts.registryPid();
    }

    /** Ends both in order, within about 20 s at most. Doing it again does nothing. */
    @Override
    public void close() {
        closeOnce();
        dropHook();
    }

    private synchronized void closeOnce() {
        if (!closed) {
            closed = true;
            parts.close();
            folder.close();
        }
    }

    private void dropHook() {
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook finds nothing to do.
        }
    }
}
