package io.landfall.app;

import io.landfall.schema.DeadLetter;
import io.landfall.schema.internal.Envelope;
import io.landfall.serde.StateSerde;
import io.landfall.topic.Topics;
import io.landfall.topology.Channel;
import io.landfall.topology.PipelineTopology;
import io.landfall.topology.StageConfig;
import io.landfall.topology.UsageIntake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One member of the group that rolls usage up: reads partitions, and commits what they were rolled up to together with how far
 * it has read them, as one transaction. Whatever goes wrong goes to the caller, who closes it and starts another: what
 * was not committed is read again.
 */
final class UsageReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int SETS_AT_MOST = 50_000;

    private final UsageSettings settings;
    private final StageConfig config;
    private final Serde<SpecificRecord> serde;
    private final Serializer<Envelope> envelopes = StateSerde.of(Envelope.class).serializer();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final FollowedCatalogue catalogue;
    private final Map<Channel, String> topics = new EnumMap<>(Channel.class);
    private final UsageIntake intake;
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    private boolean open;
    private long flushedAt = System.nanoTime();
    private long records;

    UsageReader(UsageSettings settings, String name, StageConfig config, Serde<SpecificRecord> serde) {
        this.settings = settings;
        this.config = config;
        this.serde = serde;
        for (Channel stage : PipelineTopology.rolledUpFor()) {
            topics.put(stage, PipelineTopology.rollupTopic(settings.applicationId(), stage));
        }
        producer = new KafkaProducer<>(settings.producer(name), new ByteArraySerializer(), new ByteArraySerializer());
        catalogue = new FollowedCatalogue(settings.catalogueConsumer(name), serde.deserializer());
        intake = new UsageIntake(serde.deserializer(), config, catalogue::patterns, new Told());
        consumer =
                new KafkaConsumer<>(settings.consumer(name), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void start() {
        producer.initTransactions();
        catalogue.load();
        consumer.subscribe(List.of(Topics.USAGE.name()), new Handover());
    }

    /** Reads what there is, and commits when it is time to. */
    void turn() {
        catalogue.follow();
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        for (TopicPartition partition : polled.partitions()) {
            intake.take(partition.partition(), polled.records(partition));
        }
        records += polled.count();
        polled.nextOffsets().forEach(read::put);
        if (isTime(polled.isEmpty())) {
            commit();
        }
    }

    /** Soon while there is little to read, later in a flood: the more is rolled up at once, the less is to be sent. */
    private boolean isTime(boolean ebb) {
        Duration since = Duration.ofNanos(System.nanoTime() - flushedAt);
        Duration interval = records == 0
                ? config.tick()
                : ebb || records < settings.flood() ? settings.interval() : settings.floodInterval();
        return intake.size() >= SETS_AT_MOST || since.compareTo(interval) >= 0;
    }

    private void commit() {
        flushedAt = System.nanoTime();
        records = 0;
        intake.flush(this::nothingLeft);
        if (!read.isEmpty()) {
            begin();
            producer.sendOffsetsToTransaction(read, consumer.groupMetadata());
        }
        if (open) {
            producer.commitTransaction();
            open = false;
        }
        read.clear();
    }

    private boolean nothingLeft(int partition) {
        return consumer.currentLag(new TopicPartition(Topics.USAGE.name(), partition))
                .equals(OptionalLong.of(0));
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
        catalogue.close();
    }

    /** Commits, leaves the group, and ends. */
    void end() {
        commit();
        consumer.close();
        producer.close();
        catalogue.close();
    }

    /** Sends what an intake tells, in the transaction. */
    private final class Told implements UsageIntake.Out {

        @Override
        public void tell(Channel stage, String subject, Envelope row) {
            String topic = String.valueOf(topics.get(stage));
            byte[] key = subject.getBytes(StandardCharsets.UTF_8);
            byte[] value = envelopes.serialize(topic, row);
            if (!subject.equals(UsageIntake.EVERYBODY)) {
                send(topic, null, key, value);
                return;
            }
            for (int partition = 0; partition < config.partitions(); partition++) {
                send(topic, partition, key, value);
            }
        }

        @Override
        public void refuse(DeadLetter letter) {
            String topic = Topics.DEAD_LETTERS.name();
            byte[] key = String.valueOf(letter.getTopic()).getBytes(StandardCharsets.UTF_8);
            send(topic, null, key, serde.serializer().serialize(topic, letter));
        }

        private void send(String topic, @Nullable Integer partition, byte[] key, byte[] value) {
            begin();
            producer.send(new ProducerRecord<>(topic, partition, key, value));
        }
    }

    /** What was read of a partition is committed before another member goes on with it. */
    private final class Handover implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> intake.begin(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            partitions.forEach(partition -> intake.end(partition.partition()));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            throw new PartitionsLostException(partitions);
        }
    }
}
