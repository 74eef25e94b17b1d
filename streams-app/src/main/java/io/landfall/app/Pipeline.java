package io.landfall.app;

import io.landfall.serde.AvroRegistrySerde;
import io.landfall.topology.PipelineTopology;
import io.landfall.topology.StageConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline as a running application: one member of its consumer group, as many as you like. */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final StageConfig config;
    private final StreamsConfig streamsConfig;
    private final AvroRegistrySerde<SpecificRecord> serde;
    private final Map<String, Object> properties;
    private final BrokenStores broken;
    private final HealingStreams streams;
    private final UsageReaders usage;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    /** @param properties Kafka Streams' own, and Confluent's of the registry client; see {@link PipelineProperties} */
    public Pipeline(Properties properties, StageConfig config) {
        this.config = config;
        this.properties = asMap(properties);
        streamsConfig = new StreamsConfig(properties);
        serde = new AvroRegistrySerde<>();
        serde.configure(this.properties, false);
        usage = new UsageReaders(new UsageSettings(streamsConfig), config, serde, this::fail);
        broken = new BrokenStores(streamsConfig);
        streams = new HealingStreams(this::newStreams, broken, (now, before) -> {
            LOG.info("the pipeline is {} (was {})", now, before);
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
    }

    private Topology topology(ThreadConsumers clients) {
        return PipelineTopology.build(streamsConfig, config.withAllRead(clients::allReadAgo), serde);
    }

    private KafkaStreams newStreams() {
        ThreadConsumers clients = new ThreadConsumers();
        KafkaStreams instance = new KafkaStreams(topology(clients), streamsConfig, clients);
        instance.setUncaughtExceptionHandler(this::answer);
        return instance;
    }

    private StreamThreadExceptionResponse answer(Throwable failure) {
        if (passes(failure)) {
            LOG.warn("a passing fault, trying again: {}", failure.getMessage(), failure);
            LockSupport.parkNanos(
                    BACK_OFF.toNanos() + ThreadLocalRandom.current().nextLong(BACK_OFF.toNanos()));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (broken.mayDrop(failure)) {
            // A thread that dies wipes the stores of its tasks under exactly-once.
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        note(failure instanceof StreamsException e ? broken.explained(e) : failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void note(Throwable failure) {
        LOG.error("the pipeline stops: {}", failure.getMessage(), failure);
        firstFailure.compareAndSet(null, failure);
    }

    /** Stops because usage cannot be read. */
    private void fail(Throwable failure) {
        note(failure);
        streams.close(Duration.ZERO);
    }

    /** The consumer groups of an application: that of Kafka Streams, and of those who roll usage up. */
    public static List<String> groups(String applicationId) {
        return List.of(applicationId, UsageSettings.group(applicationId));
    }

    /**
     * The commits that a use goes through on its way to what is said of its feature: where it is rolled up, references, features;
     * how long each may take to come.
     */
    public static List<Duration> commitsOfUse(Properties properties) {
        StreamsConfig config = new StreamsConfig(properties);
        Duration streams = Duration.ofMillis(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        return List.of(new UsageSettings(config).longestInterval(), streams, streams);
    }

    /** Whether a fault can be over at the next try, e.g. a registry that is away for a moment. */
    private static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    /** Returns once its threads are up; that they have their share of the work, {@link #state} tells. */
    public void start() {
        String applicationId = String.valueOf(properties.get(StreamsConfig.APPLICATION_ID_CONFIG));
        try (Admin admin = Admin.create(properties)) {
            InternalTopics.create(
                    admin, topology(new ThreadConsumers()).describe(), applicationId, config.partitions());
        }
        usage.start();
        streams.start();
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** What stopped it; null where nothing did. */
    public @Nullable Throwable failure() {
        return firstFailure.get();
    }

    /** Waits until it stopped, by itself or by {@link #close}; false where it still runs after that time. */
    public boolean awaitEnd(Duration within) throws InterruptedException {
        return ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Commits, leaves the group and frees everything; state stays on disk. */
    @Override
    public void close() {
        usage.close();
        streams.close(CLOSE_WITHIN);
        serde.close();
    }

    private static Map<String, Object> asMap(Properties properties) {
        Map<String, Object> map = new HashMap<>();
        properties.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
