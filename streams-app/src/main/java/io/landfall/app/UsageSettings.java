package io.landfall.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of those who roll usage up, made of the settings of the pipeline. */
final class UsageSettings {

    /** What is held in memory at the most, between commits. */
    private static final int SETS_AT_MOST = 50_000;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration BEHIND = Duration.ofSeconds(3);
    private static final int STREAM_THREADS_A_READER = 2;
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;
    private static final int POLLED_AT_MOST = 20_000;
    private static final int FETCH_BYTES = 4 << 20;

    /** A flush is some megabytes at once; Kafka's 16 KiB would make hundreds of requests of it. */
    private static final int BATCH_BYTES = 256 << 10;

    private final StreamsConfig streams;

    UsageSettings(StreamsConfig streams) {
        this.streams = streams;
    }

    String applicationId() {
        return streams.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    /** Group of those who read usage. */
    static String group(String applicationId) {
        return applicationId + "-usage";
    }

    /** One reads faster than two stream threads deal with what it sends, and each further one sends sets of its own. */
    int threads() {
        return (streams.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG) + 1) / STREAM_THREADS_A_READER;
    }

    /**
     * How long to roll up before a commit, a millisecond for each set that is to be sent; at once where there are too many.
     *
     * @param behind whether there is more to read: then nobody is told anything soon, and the fewer sets the better
     */
    Duration interval(int sets, boolean behind) {
        if (sets >= SETS_AT_MOST) {
            return Duration.ZERO;
        } else if (behind) {
            return BEHIND;
        }
        Duration fair = Duration.ofMillis(sets);
        return fair.compareTo(SHORTEST) < 0 ? SHORTEST : fair.compareTo(LONGEST) > 0 ? LONGEST : fair;
    }

    /** The longest of these. */
    Duration longestInterval() {
        return LONGEST;
    }

    Map<String, Object> consumer(String name) {
        Map<String, Object> all = new HashMap<>(streams.getMainConsumerConfigs(group(applicationId()), name, 0));
        all.keySet().removeIf(key -> key.startsWith("__") || key.contains("assignment.listener"));
        all.remove(StreamsConfig.UPGRADE_FROM_CONFIG);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group(applicationId()));
        all.computeIfPresent(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (key, value) -> value + "-" + name);
        all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED_AT_MOST);
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return all;
    }

    /** Of one who reads the catalogue alone, in no group. */
    Map<String, Object> catalogueConsumer(String name) {
        Map<String, Object> all = consumer(name + "-catalogue");
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return all;
    }

    /** A member that comes back after a kill aborts what it left open, so that nobody waits for its time-out. */
    Map<String, Object> producer(String name) {
        Map<String, Object> all = new HashMap<>(streams.getProducerConfigs(name));
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name + '-' + member());
        all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        return all;
    }

    /** Threads ask at one time. */
    private synchronized UUID member() {
        return MemberId.in(Path.of(streams.getString(StreamsConfig.STATE_DIR_CONFIG)), applicationId());
    }
}
