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
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was rolled up and how far it was read, told as one; open from the first that is told to the next commit. */
final class UsageTransaction implements UsageIntake.Out, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageTransaction.class);

    private final int partitions;
    private final Map<Channel, String> topics = new EnumMap<>(Channel.class);
    private final Serializer<Envelope> envelopes = StateSerde.of(Envelope.class).serializer();
    private final Serializer<SpecificRecord> facts;
    private final KafkaProducer<byte[], byte[]> producer;
    private boolean open;

    UsageTransaction(UsageSettings settings, String name, StageConfig config, Serializer<SpecificRecord> facts) {
        this.facts = facts;
        partitions = config.partitions();
        for (Channel stage : PipelineTopology.rolledUpFor()) {
            topics.put(stage, PipelineTopology.rollupTopic(settings.applicationId(), stage));
        }
        producer = new KafkaProducer<>(settings.producer(name), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Aborts what an earlier member of that name left open. */
    void start() {
        producer.initTransactions();
    }

    @Override
    public void tell(Channel stage, String subject, Envelope row) {
        String topic = String.valueOf(topics.get(stage));
        byte[] key = subject.getBytes(StandardCharsets.UTF_8);
        byte[] value = envelopes.serialize(topic, row);
        if (!subject.equals(UsageIntake.EVERYBODY)) {
            send(topic, null, key, value);
            return;
        }
        for (int partition = 0; partition < partitions; partition++) {
            send(topic, partition, key, value);
        }
    }

    @Override
    public void refuse(DeadLetter letter) {
        String topic = Topics.DEAD_LETTERS.name();
        byte[] key = String.valueOf(letter.getTopic()).getBytes(StandardCharsets.UTF_8);
        send(topic, null, key, facts.serialize(topic, letter));
    }

    private void send(String topic, @Nullable Integer partition, byte[] key, byte[] value) {
        begin();
        producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
    }

    /** Commits what was told, and with it how far the group has read. */
    void commit(Map<TopicPartition, OffsetAndMetadata> read, ConsumerGroupMetadata group) {
        if (!read.isEmpty()) {
            begin();
            producer.sendOffsetsToTransaction(read, group);
        }
        if (open) {
            producer.commitTransaction();
            open = false;
        }
    }

    /** Takes back what was not committed: nobody reads past an open transaction, and it would stand until its time-out. */
    @Override
    public void close() {
        try {
            if (open) {
                producer.abortTransaction();
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("the open transaction is left to its time-out: {}", e.toString());
        } finally {
            producer.close(Duration.ZERO);
        }
    }
}
