package io.landfall.app;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams that starts without its state on disk where a store there cannot be opened. It opens all of them in {@link #start},
 * before it has threads, so no handler of exceptions hears of that.
 */
final class HealingStreams {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final Supplier<KafkaStreams> instances;
    private final BrokenStores broken;
    private final KafkaStreams.StateListener listener;
    private volatile KafkaStreams current;
    private volatile @Nullable KafkaStreams discarded;
    private boolean closed;

    /** @param listener hears of the instance that is in use */
    HealingStreams(Supplier<KafkaStreams> instances, BrokenStores broken, KafkaStreams.StateListener listener) {
        this.instances = instances;
        this.broken = broken;
        this.listener = listener;
        current = instance();
    }

    private KafkaStreams instance() {
        KafkaStreams instance = instances.get();
        instance.setStateListener((now, before) -> {
            if (instance != discarded) {
                listener.onChange(now, before);
            }
        });
        return instance;
    }

    /** Ends, as a store is dropped but once. */
    void start() {
        while (true) {
            try {
                current.start();
                return;
            } catch (StreamsException e) {
                if (!broken.mayDrop(e)) {
                    throw broken.explained(e);
                }
                startOver(e);
            }
        }
    }

    /** The whole folder is what can be dropped from outside; the next instance has it locked by then. */
    private synchronized void startOver(StreamsException failure) {
        if (closed) {
            throw failure;
        }
        discarded = current;
        current.close(CLOSE_WITHIN);
        try {
            current = instance();
            current.cleanUp();
        } catch (StreamsException e) {
            failure.addSuppressed(e); // the folder is locked still, or cannot be deleted
            throw broken.explained(failure);
        }
    }

    KafkaStreams.State state() {
        return current.state();
    }

    synchronized void close(Duration within) {
        closed = true;
        current.close(within);
    }
}
