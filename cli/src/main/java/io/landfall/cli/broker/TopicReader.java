package io.landfall.cli.broker;

import io.landfall.serde.AvroRegistryDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics without a group: everything that is committed, to the end, or from there on. Of one thread. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, SpecificRecord> consumer;

    /** @param settings of brokers and registry */
    public TopicReader(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        // Of an aborted transaction nothing was ever said.
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        AvroRegistryDeserializer<SpecificRecord> deserializer = new AvroRegistryDeserializer<>();
        deserializer.configure(own, false);
        consumer = new KafkaConsumer<>(own, new StringDeserializer(), deserializer);
    }

    /** Where a topic ends now. */
    public Map<TopicPartition, Long> ends(String topic) {
        return consumer.endOffsets(partitions(topic));
    }

    /** Reads all that is there now. */
    public void readAll(String topic, Consumer<ConsumerRecord<String, SpecificRecord>> sink) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(sink);
        }
    }

    /** The last value of each key of a compacted topic. */
    public Map<String, SpecificRecord> table(String topic) {
        Map<String, SpecificRecord> table = new HashMap<>();
        readAll(topic, record -> {
            if (record.value() == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), record.value());
            }
        });
        return table;
    }

    /** From now on {@link #next} gives what stands behind these offsets. */
    public void follow(Map<TopicPartition, Long> from) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
    }

    /** From now on {@link #next} gives the topic from its beginning. */
    public void followAll(String topic) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What came meanwhile; returns at the latest after a moment. */
    public Iterable<ConsumerRecord<String, SpecificRecord>> next() {
        return consumer.poll(POLL);
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
