package io.landfall.cli.replay;

import io.landfall.app.BrokenStoreException;
import io.landfall.app.Pipeline;
import io.landfall.cli.CommandException;
import io.landfall.cli.feed.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Waits until everything was said. First the pipeline must have read, and committed, every fact; from then on each task of
 * the last stages must have drained up to a later time: what told it that time stood behind all that the facts set off.
 */
final class Judging {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STALLED = Duration.ofSeconds(60);

    /** Stores that are restored may take long, and nothing tells how far they are. */
    private static final Duration REBALANCED = Duration.ofMinutes(15);

    private static final int WORK_EVERY = 10;

    private final Pipeline pipeline;
    private final Offsets offsets;
    private final Drainage drainage;
    private final ReplayTime time;
    private final Meter meter;
    private Instant moved;
    private long lastWork = -1;
    private KafkaStreams.@Nullable State lastState;
    private long looks;

    Judging(Pipeline pipeline, Offsets offsets, Drainage drainage, ReplayTime time, Meter meter) {
        this.pipeline = pipeline;
        this.offsets = offsets;
        this.drainage = drainage;
        this.time = time;
        this.meter = meter;
        this.moved = time.now();
    }

    void await() {
        Map<TopicPartition, Long> ends = offsets.endsOfInputs();
        meter.phase("judging", "records", Offsets.sum(ends));
        Map<TopicPartition, Long> read = offsets.readOfInputs();
        while (!covers(read, ends)) {
            meter.reached(Offsets.sum(read));
            pause("only " + Offsets.sum(read) + " of " + Offsets.sum(ends) + " records were read");
            read = offsets.readOfInputs();
        }
        meter.reached(Offsets.sum(ends));
        Instant allRead = time.now();
        for (List<String> behind = drainage.behind(allRead); !behind.isEmpty(); behind = drainage.behind(allRead)) {
            pause("these tasks have not said all: " + String.join(", ", behind));
        }
    }

    private static boolean covers(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void pause(String where) {
        try {
            if (pipeline.awaitEnd(LOOK)) {
                throw failed(pipeline);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        if (looks++ % WORK_EVERY == 0) {
            requireMotion(where);
        }
    }

    private void requireMotion(String where) {
        long work = offsets.work();
        KafkaStreams.State state = pipeline.state();
        Duration limit = state == KafkaStreams.State.REBALANCING ? REBALANCED : STALLED;
        if (work != lastWork || state != lastState) {
            lastWork = work;
            lastState = state;
            moved = time.now();
        } else if (moved.plus(limit).isBefore(time.now())) {
            throw new CommandException(
                    "nothing moved in the pipeline for " + limit.toSeconds() + " s: " + where,
                    "do it again with LANDFALL_JAVA_OPTS=-Dlandfall.log=INFO and report what it says");
        }
    }

    static CommandException failed(Pipeline pipeline) {
        Throwable cause = pipeline.failure();
        return new CommandException(
                "the pipeline stopped" + (cause == null ? "" : ": " + rootOf(cause)),
                "do it again; with --data it goes on where it was",
                cause);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof BrokenStoreException)) {
            root = root.getCause();
        }
        return root;
    }
}
