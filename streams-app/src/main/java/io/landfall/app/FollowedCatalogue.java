package io.landfall.app;

import io.landfall.domain.feature.SignalMatcher;
import io.landfall.schema.Feature;
import io.landfall.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The patterns of every version of the catalogue, read from its topic and followed. Nothing rests on when one is heard: it only
 * saves memory and network for sources that have too many signals.
 */
final class FollowedCatalogue implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<SpecificRecord> deserializer;
    private final SignalMatcher matcher = new SignalMatcher();

    FollowedCatalogue(Map<String, Object> settings, Deserializer<SpecificRecord> deserializer) {
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.deserializer = deserializer;
    }

    /** Reads all there is. */
    void load() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.FEATURES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            take(consumer.poll(POLL));
        }
    }

    /** Takes in what came since. */
    void follow() {
        take(consumer.poll(Duration.ZERO));
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> one : records) {
            try {
                if (one.value() != null
                        && deserializer.deserialize(one.topic(), one.value()) instanceof Feature feature) {
                    Objects.requireNonNullElse(feature.getSignals(), List.<String>of())
                            .forEach(matcher::add);
                }
            } catch (SerializationException e) {
                // the first stage reads the same record, and refuses it
            }
        }
    }

    List<String> patterns(String signal) {
        return matcher.match(signal);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
