package io.landfall.topology;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.landfall.app.PipelineProperties;
import io.landfall.domain.feature.SignalMatcher;
import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import io.landfall.serde.AvroRegistrySerde;
import io.landfall.serde.StateSerde;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology on Kafka's test driver, its wall clock in our hands. */
final class TestPipeline implements AutoCloseable {

    static final Duration TICK = Duration.ofMillis(200);

    private final WallClock clock;
    private final TopologyTestDriver driver;
    private final AvroRegistrySerde<SpecificRecord> serde = new AvroRegistrySerde<>(new MockSchemaRegistryClient());
    private final Map<FactType, TestInputTopic<String, SpecificRecord>> inputs = new HashMap<>();
    private final Map<TopicSpec, TestOutputTopic<String, SpecificRecord>> outputs = new LinkedHashMap<>();
    private final Map<TopicSpec, Map<String, SpecificRecord>> last = new HashMap<>();
    private final List<Alert> alertLog = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    /** As the readers of usage follow it. */
    private final SignalMatcher catalogue = new SignalMatcher();

    private final RolledUp rolledUp = new RolledUp();
    private final UsageIntake usage;
    private final StageConfig config;
    private long usageRead;

    TestPipeline(Instant start, Path stateFolder) {
        this(start, stateFolder, UnaryOperator.identity());
    }

    TestPipeline(Instant start, Path stateFolder, UnaryOperator<StageConfig> change) {
        clock = new WallClock(start);
        serde.configure(Map.of("schema.registry.url", "mock://test"), false);
        Properties properties = PipelineProperties.of("mock:0", "mock://test", stateFolder, 1);
        config = change.apply(StageConfig.live(1, clock)
                .withStores(Stores::inMemoryKeyValueStore)
                .withBudgetTime(Duration.ofHours(1))); // a busy machine is no reason to say less
        driver = new TopologyTestDriver(topology(properties, config), properties, start);
        for (FactType type : FactType.values()) {
            if (type != FactType.USAGE) {
                inputs.put(
                        type,
                        driver.createInputTopic(Topics.of(type).name(), new StringSerializer(), serde.serializer()));
            }
        }
        usage = new UsageIntake(config, catalogue::match, rolledUp);
        usage.begin(0);
        for (TopicSpec topic : List.of(
                Topics.ALERTS,
                Topics.ALERTS_OPEN,
                Topics.ITEMS,
                Topics.DELIVERIES,
                Topics.UNMAPPED,
                Topics.DEAD_LETTERS)) {
            outputs.put(topic, driver.createOutputTopic(topic.name(), new StringDeserializer(), serde.deserializer()));
            last.put(topic, new TreeMap<>());
        }
    }

    private Topology topology(Properties properties, StageConfig config) {
        return PipelineTopology.build(new StreamsConfig(properties), config, serde);
    }

    /** Appends a fact to its topic, now. */
    void feed(SpecificRecord fact) {
        if (fact instanceof Usage) {
            feedUsage(serialized(Topics.USAGE, fact));
            return;
        } else if (fact instanceof Feature feature && feature.getSignals() != null) {
            feature.getSignals().forEach(catalogue::add);
        }
        inputs.get(FactType.of(fact)).pipeInput(Facts.key(fact), fact, clock.instant());
    }

    /** Appends a record to the topic of usage, now. */
    void feedUsage(byte @Nullable [] value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Topics.USAGE.name(),
                0,
                usageRead++,
                clock.millis(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
        usage.take(UsageRecords.decode(0, List.of(record), serde.deserializer(), config));
    }

    /** Tells a stage a row, as another stage would. */
    void tell(Channel stage, String subject, Envelope row) {
        rolledUp.tell(stage, subject, row);
    }

    void feed(List<SpecificRecord> facts) {
        facts.forEach(this::feed);
    }

    /** The bytes of a record as they would stand in a topic. */
    byte[] serialized(TopicSpec topic, SpecificRecord value) {
        return serde.serializer().serialize(topic.name(), value);
    }

    /** Lets time pass, tick by tick. */
    void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(TICK)) {
            clock.advance(TICK);
            usage.flush(partition -> Duration.ZERO);
            driver.advanceWallClockTime(TICK);
        }
    }

    /** Lets time jump to an instant at once, then pass until every stage knows. */
    void jumpTo(Instant instant) {
        Duration jump = Duration.between(clock.instant(), instant);
        clock.advance(jump);
        usage.flush(partition -> Duration.ZERO);
        driver.advanceWallClockTime(jump);
        settle();
    }

    /** Lets time pass until every stage has heard that there is nothing more to read, and has said what it had to. */
    void settle() {
        pass(Duration.ofSeconds(3));
    }

    Instant now() {
        return clock.instant();
    }

    /** What holds, by the log of alerts and the topics of state. */
    Verdicts verdicts() {
        drain();
        List<SpecificRecord> all = new ArrayList<>(last.get(Topics.ALERTS).values());
        all.addAll(last.get(Topics.ITEMS).values());
        all.addAll(last.get(Topics.DELIVERIES).values());
        return Verdicts.of(all);
    }

    /** Last record of each key, tombstones left out. */
    Map<String, SpecificRecord> state(TopicSpec topic) {
        drain();
        return last.get(topic);
    }

    /** Takes a record for the last one of its key, as if another pipeline had said it before this one started. */
    void recall(TopicSpec topic, String key, SpecificRecord value) {
        last.get(topic).put(key, value);
    }

    /** Everything that was ever said of alerts. */
    List<Alert> alertLog() {
        drain();
        return alertLog;
    }

    List<DeadLetter> deadLetters() {
        drain();
        return deadLetters;
    }

    boolean everRetracted() {
        return alertLog().stream().anyMatch(alert -> alert.getStatus() == AlertStatus.RETRACTED);
    }

    TopologyTestDriver driver() {
        return driver;
    }

    private void drain() {
        outputs.forEach((topic, output) -> {
            for (TestRecord<String, SpecificRecord> record : output.readRecordsToList()) {
                SpecificRecord value = record.value();
                if (value == null) {
                    last.get(topic).remove(record.key());
                } else {
                    last.get(topic).put(record.key(), value);
                }
                if (value instanceof Alert alert && topic.equals(Topics.ALERTS)) {
                    alertLog.add(alert);
                } else if (value instanceof DeadLetter letter) {
                    deadLetters.add(letter);
                }
            }
        });
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Takes the place of the producer. */
    private final class RolledUp implements UsageIntake.Out {

        private final Map<Channel, TestInputTopic<String, Envelope>> topics = new EnumMap<>(Channel.class);

        @Override
        public void tell(Channel stage, String subject, Envelope row) {
            topics.computeIfAbsent(
                            stage,
                            channel -> driver.createInputTopic(
                                    PipelineTopology.rollupTopic(PipelineProperties.APPLICATION_ID, channel),
                                    new StringSerializer(),
                                    StateSerde.of(Envelope.class).serializer()))
                    .pipeInput(subject, row, clock.instant());
        }

        @Override
        public void refuse(DeadLetter letter) {
            deadLetters.add(letter);
        }
    }

    private static final class WallClock extends Clock {

        private Instant now;

        WallClock(Instant start) {
            now = start;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
