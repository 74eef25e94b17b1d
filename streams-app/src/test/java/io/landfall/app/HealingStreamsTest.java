package io.landfall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/** What is dropped, how often, and how it ends where that does not help. */
class HealingStreamsTest {
    @TempDir
    private Path state;

    private final Deque<Instance> instances = new ArrayDeque<>();
    private final List<KafkaStreams.State> heard = new CopyOnWriteArrayList<>();

    @Test
    void startsOverWithoutStateWhereAStoreDoesNotOpen() {
        HealingStreams streams = streams(notOpened("a"), null);

        streams.start();

        assertThat(instances).extracting(Instance::told).containsExactly("start close", "cleanUp start");
        assertThat(heard).as("of the instance that is in use").isEmpty();
        streams.close(Duration.ofSeconds(10));
        await().untilAsserted(
                        () -> assertThat(heard).endsWith(KafkaStreams.State.NOT_RUNNING)); // another thread tells it
    }

    @Test
    void endsWhereTheSameStoreDoesNotOpenAgain() {
        HealingStreams streams = streams(notOpened("a"), notOpened("b"), notOpened("a"));

        assertThatThrownBy(streams::start)
                .isInstanceOf(BrokenStoreException.class)
                .hasMessageContaining("/rocksdb/a (No space left), and dropping its state did not help")
                .hasMessageContaining("delete that folder")
                .hasMessageContaining(state.resolve("app").toString());

        assertThat(instances)
                .extracting(Instance::told)
                .containsExactly("start close", "cleanUp start close", "cleanUp start");
        streams.close(Duration.ofSeconds(10));
    }

    @Test
    void dropsNothingAfterAnyOtherFailure() {
        StreamsException other = new ProcessorStateException(
                "Error while executing commit from store a", new RocksDBException("broken"));
        HealingStreams streams = streams(other);

        assertThatThrownBy(streams::start).isSameAs(other);

        assertThat(instances).extracting(Instance::told).containsExactly("start");
        streams.close(Duration.ofSeconds(10));
    }

    @Test
    void doesNotStartOverOnceItIsClosed() {
        StreamsException failure = notOpened("a");
        HealingStreams streams = streams(failure, null);
        streams.close(Duration.ofSeconds(10));

        assertThatThrownBy(streams::start).isSameAs(failure);

        assertThat(instances).extracting(Instance::told).containsExactly("close start");
    }

    private static StreamsException notOpened(String store) {
        return new ProcessorStateException(
                "Error opening store " + store + " at location /rocksdb/" + store,
                new RocksDBException("No space left"));
    }

    /** @param outcomes of the starts, one after the other; null is success */
    private HealingStreams streams(StreamsException... outcomes) {
        Properties properties = PipelineProperties.of("127.0.0.1:1", "http://127.0.0.1:1", state, 1);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        StreamsConfig config = new StreamsConfig(properties);
        return new HealingStreams(
                () -> {
                    instances.add(new Instance(config, outcomes[instances.size()]));
                    return instances.getLast();
                },
                new BrokenStores(config),
                (now, before) -> heard.add(now));
    }

    /** Starts as it is told to; all else is real. */
    private static final class Instance extends KafkaStreams {
        private final StreamsException outcome;
        private final List<String> told = new ArrayList<>();

        Instance(StreamsConfig config, StreamsException outcome) {
            super(topology(), config);
            this.outcome = outcome;
        }

        private static Topology topology() {
            StreamsBuilder builder = new StreamsBuilder();
            builder.stream("in").to("out");
            return builder.build();
        }

        String told() {
            return String.join(" ", told);
        }

        @Override
        public synchronized void start() {
            told.add("start");
            if (outcome != null) {
                throw outcome;
            }
        }

        @Override
        public synchronized boolean close(Duration within) {
            told.add("close");
            return super.close(within);
        }

        @Override
        public void cleanUp() {
            told.add("cleanUp");
            super.cleanUp();
        }
    }
}
