package io.landfall.app;

import io.landfall.serde.AvroRegistrySerde;
import io.landfall.topology.PipelineTopology;
import io.landfall.topology.StageConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** Of a pipeline only those who roll usage up, with nobody behind them: to see what they cost. */
public final class UsageRollups implements AutoCloseable {

    private final Map<String, Object> properties = new HashMap<>();
    private final StreamsConfig streams;
    private final StageConfig config;
    private final AvroRegistrySerde<SpecificRecord> serde = new AvroRegistrySerde<>();
    private final UsageReaders readers;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param given as to a {@link Pipeline} */
    public UsageRollups(Properties given, StageConfig config) {
        given.forEach((key, value) -> properties.put(String.valueOf(key), value));
        this.config = config;
        streams = new StreamsConfig(given);
        serde.configure(properties, false);
        readers = new UsageReaders(
                new UsageSettings(properties, streams), config, serde, problem -> failure.compareAndSet(null, problem));
    }

    public void start() {
        try (Admin admin = Admin.create(properties)) {
            InternalTopics.create(
                    admin,
                    PipelineTopology.build(streams, config, serde).describe(),
                    streams.getString(StreamsConfig.APPLICATION_ID_CONFIG),
                    config.partitions());
        }
        readers.start();
    }

    /** What stopped it; null where nothing did. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Commits and leaves the group. */
    @Override
    public void close() {
        readers.close();
        serde.close();
    }
}
