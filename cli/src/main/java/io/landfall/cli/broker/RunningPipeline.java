package io.landfall.cli.broker;

import io.landfall.app.BrokenStoreException;
import io.landfall.app.Pipeline;
import io.landfall.cli.CommandException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;

/** A pipeline that is up, watched while it runs, and closed in order whatever ends this process. */
public final class RunningPipeline implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Pipeline pipeline;
    private final Path log;
    private final Thread hook = new Thread(this::closeOnce, "landfall-pipeline-hook");
    private boolean closed;

    private RunningPipeline(Pipeline pipeline, Path log) {
        this.pipeline = pipeline;
        this.log = log;
    }

    /** Starts it; it may take a while until it has its share of the work. */
    public static RunningPipeline start(Supplier<Pipeline> pipelines, Path log) {
        try {
            RunningPipeline running = new RunningPipeline(pipelines.get(), log);
            Runtime.getRuntime().addShutdownHook(running.hook);
            running.pipeline.start();
            return running;
        } catch (BrokenStoreException e) {
            throw new CommandException("the pipeline did not start (" + e.getMessage() + ")", "see " + log, e);
        } catch (StreamsException e) {
            throw new CommandException(
                    "the pipeline did not start (" + e.getMessage() + ")",
                    "give every process on this machine a --state-dir of its own; see " + log,
                    e);
        }
    }

    /** Waits until it has its share of the work. */
    public void awaitRunning() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (pipeline.state() != KafkaStreams.State.RUNNING) {
            if (pipeline.awaitEnd(STEP)) {
                throw stopped();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new CommandException(
                        "the pipeline was not ready within " + PATIENCE.toSeconds() + " s", "see " + log);
            }
        }
    }

    /** Waits until it ends, and fails unless it was told to. */
    public void awaitEnd() throws InterruptedException {
        while (!pipeline.awaitEnd(Duration.ofHours(1))) {
            requireAlive();
        }
        requireAlive();
    }

    /** Fails where it stopped by itself. */
    public void requireAlive() {
        if (!isClosed() && hasStopped()) {
            throw stopped();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private boolean hasStopped() {
        KafkaStreams.State state = pipeline.state();
        return state == KafkaStreams.State.ERROR || state.hasCompletedShutdown();
    }

    private CommandException stopped() {
        Throwable cause = pipeline.failure();
        String why = cause == null ? "" : " (" + rootOf(cause) + ")";
        return new CommandException("the pipeline stopped" + why, "see " + log);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof BrokenStoreException)) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public void close() {
        closeOnce();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook finds nothing to do.
        }
    }

    private synchronized void closeOnce() {
        if (!closed) {
            closed = true;
            pipeline.close();
        }
    }
}
