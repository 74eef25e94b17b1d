package io.landfall.bench.usage;

import io.landfall.schema.Usage;
import io.landfall.serde.AvroRegistrySerde;
import io.landfall.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * What everybody writes first: each event goes to the partition of its feature, where a window in RocksDB counts it. It knows no
 * patterns, no duplicates and no actors. It lives in the benchmark alone.
 */
final class NaivePath implements UsagePath {

    private static final Duration HOUR = Duration.ofHours(1);
    // Partitions are read at different speeds, and what is late for a window is dropped without a word.
    private static final Duration GRACE = Duration.ofDays(2);

    @Override
    public String what(int threads) {
        return "naive: repartition and RocksDB for each event";
    }

    @Override
    public Running start(Setting setting) {
        return new Counting(setting);
    }

    private static final class Counting implements Running {

        private final Setting setting;
        private final LongAdder counted = new LongAdder();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final AvroRegistrySerde<Usage> usages = new AvroRegistrySerde<>();
        private final Map<String, String> features = new HashMap<>();
        private final KafkaStreams streams;

        Counting(Setting setting) {
            this.setting = setting;
            usages.configure(setting.clients(), false);
            IntStream.range(0, UsageCatalogue.SIGNALS)
                    .forEach(rank -> features.put(UsageCatalogue.signal(rank), UsageCatalogue.feature(rank)));
            StreamsConfig config = new StreamsConfig(setting.pipeline());
            streams = new KafkaStreams(topology(config), config);
            streams.setUncaughtExceptionHandler(problem -> {
                failure.compareAndSet(null, problem);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
        }

        private Topology topology(StreamsConfig config) {
            StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
            builder.stream(
                            Topics.USAGE.name(),
                            Consumed.with(Serdes.ByteArray(), usages)
                                    .withName("usage")
                                    .withTimestampExtractor((record, before) -> happened(record.value())))
                    .selectKey((id, usage) -> features.getOrDefault(usage.getSignal(), "none"), Named.as("feature"))
                    .repartition(Repartitioned.<String, Usage>as("uses")
                            .withKeySerde(Serdes.String())
                            .withValueSerde(usages)
                            .withNumberOfPartitions(UsageBed.PARTITIONS))
                    .peek((feature, usage) -> counted.increment(), Named.as("counted"))
                    .groupByKey(Grouped.with("by-feature", Serdes.String(), usages))
                    .windowedBy(TimeWindows.ofSizeAndGrace(HOUR, GRACE))
                    .count(
                            Named.as("count"),
                            Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("uses-by-hour")
                                    .withKeySerde(Serdes.String())
                                    .withValueSerde(Serdes.Long()));
            return builder.build();
        }

        private static long happened(Object usage) {
            return ((Usage) usage).getOccurredAt().toEpochMilli();
        }

        @Override
        public String group() {
            return setting.applicationId();
        }

        @Override
        public boolean settled() {
            return counted.sum() >= setting.events();
        }

        @Override
        public @Nullable Throwable failure() {
            return failure.get();
        }

        @Override
        public void close() {
            streams.close();
            streams.cleanUp();
            usages.close();
        }
    }
}
