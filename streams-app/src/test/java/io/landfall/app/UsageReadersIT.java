package io.landfall.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Facts;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.UseRollup;
import io.landfall.serde.AvroRegistrySerde;
import io.landfall.serde.RegistryUnavailableException;
import io.landfall.serde.StateSerde;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.TopicAdmin;
import io.landfall.topic.Topics;
import io.landfall.topology.Channel;
import io.landfall.topology.PipelineTopology;
import io.landfall.topology.StageConfig;
import io.landfall.usage.UseRoll;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads usage ahead fails on a thread of its own: what that does to what is read, and to whoever waits for it. */
class UsageReadersIT {

    private static final int PARTITIONS = 2;
    private static final int EVENTS = 3_000;
    private static final Instant NOON = Instant.parse("2026-03-18T12:00:00Z");

    @TempDir
    Path state;

    private final LocalStack stack = LocalStack.startTemporary(Options.defaults());
    private final AvroRegistrySerde<SpecificRecord> serde = new AvroRegistrySerde<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final StageConfig config = StageConfig.live(PARTITIONS, Clock.systemUTC());
    private StreamsConfig streams;

    @BeforeEach
    void write() {
        Properties properties = PipelineProperties.of(stack.bootstrapServers(), stack.registryUrl(), state, 1);
        streams = new StreamsConfig(properties);
        serde.configure(Map.of("schema.registry.url", stack.registryUrl()), false);
        try (Admin admin = Admin.create(properties)) {
            TopicAdmin.createOrVerify(admin, OptionalInt.of(PARTITIONS), (short) 1);
            InternalTopics.create(
                    admin,
                    PipelineTopology.build(streams, config, serde).describe(),
                    PipelineProperties.APPLICATION_ID,
                    PARTITIONS);
        }
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()), new StringSerializer(), serde.serializer())) {
            IntStream.range(0, EVENTS)
                    .mapToObj(UsageReadersIT::usage)
                    .forEach(
                            usage -> producer.send(new ProducerRecord<>(Topics.USAGE.name(), Facts.key(usage), usage)));
        }
    }

    @AfterEach
    void stop() {
        serde.close();
        stack.close();
    }

    @Test
    void aRegistryThatIsAwayInTheMiddleLosesNothingAndDoublesNothing() {
        try (UsageReaders readers = readers(decoded -> {
            if (decoded == EVENTS / 2 || decoded == EVENTS - 1) {
                throw new RegistryUnavailableException("away", new IllegalStateException("on purpose"));
            }
        })) {
            readers.start();

            await().atMost(60, SECONDS).until(() -> rolledUp() >= EVENTS);
        }
        assertThat(rolledUp()).isEqualTo(EVENTS);
        assertThat(failure).hasValue(null);
    }

    @Test
    void whatCannotPassIsToldToWhoeverRunsIt() {
        try (UsageReaders readers = readers(decoded -> {
            if (decoded == EVENTS / 2) {
                throw new NoClassDefFoundError("on purpose");
            }
        })) {
            readers.start();

            await().atMost(60, SECONDS)
                    .untilAtomic(failure, value -> assertThat(value).isNotNull());
        }
        assertThat(failure.get()).isInstanceOf(NoClassDefFoundError.class);
    }

    /** @param decoding told before each record how many were decoded */
    private UsageReaders readers(IntConsumer decoding) {
        Faulty faulty = new Faulty(decoding);
        Serde<SpecificRecord> with = Serdes.serdeFrom(serde.serializer(), faulty::deserialize);
        return new UsageReaders(new UsageSettings(streams), config, with, failure::set);
    }

    /** How many facts were rolled up, by what is committed. */
    private long rolledUp() {
        String topic = PipelineTopology.rollupTopic(PipelineProperties.APPLICATION_ID, Channel.REFERENCES);
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        long facts = 0;
        try (KafkaConsumer<byte[], Envelope> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                StateSerde.of(Envelope.class).deserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<byte[], Envelope> each : consumer.poll(Duration.ofMillis(100))) {
                    if (each.value().getPayload() instanceof UseRollup rollup) {
                        facts += UseRoll.of(rollup).facts();
                    }
                }
            }
        }
        return facts;
    }

    /** Signals and hours so many that each set is exact. */
    private static Usage usage(int i) {
        return Usage.newBuilder()
                .setId("event-" + i)
                .setOccurredAt(NOON.plusSeconds(i))
                .setSignal("signal-" + i % 50)
                .build();
    }

    /** Decodes as the real one does, with a fault in between. */
    private final class Faulty {

        private final IntConsumer decoding;
        private int decoded;

        Faulty(IntConsumer decoding) {
            this.decoding = decoding;
        }

        SpecificRecord deserialize(String topic, byte[] bytes) {
            if (topic.equals(Topics.USAGE.name())) {
                decoding.accept(decoded++);
            }
            return serde.deserializer().deserialize(topic, bytes);
        }
    }
}
