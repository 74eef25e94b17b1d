package io.landfall.gateway;

import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.serde.AvroRegistrySerializer;
import io.landfall.serde.CloudEventHeaders;
import io.landfall.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records to their topics; a request is done once the brokers have acknowledged all of its own. */
final class Publisher implements AutoCloseable {

    /** Whoever pushes waits no longer; it sends again, and the same fact is no second one. */
    private static final int ANSWER_WITHIN_MS = 10_000;

    private static final int BLOCK_AT_MOST_MS = 500;
    private static final int LARGEST_RECORD = 16 << 20;

    private final Producer<String, SpecificRecord> producer;

    /** @param settings of brokers and registry */
    Publisher(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        own.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A broker that refuses the first batch for a partition it does not lead yet, and takes the second, never takes
        // the first.
        own.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        own.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        own.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        own.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_AT_MOST_MS);
        own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS / 2);
        AvroRegistrySerializer<SpecificRecord> serializer = new AvroRegistrySerializer<>();
        serializer.configure(own, false);
        producer = new KafkaProducer<>(own, new StringSerializer(), serializer);
    }

    /** Done once all are acknowledged; failed once it is clear that one is not. Facts and dead letters. */
    CompletableFuture<Void> publish(List<SpecificRecord> records) {
        CompletableFuture<Void> all = new CompletableFuture<>();
        if (records.isEmpty()) {
            all.complete(null);
            return all;
        }
        AtomicInteger left = new AtomicInteger(records.size());
        try {
            for (SpecificRecord record : records) {
                if (all.isDone()) {
                    break; // one was refused, and each further one might wait for room in vain
                }
                producer.send(record(record), (metadata, problem) -> {
                    if (problem != null) {
                        all.completeExceptionally(problem);
                    } else if (left.decrementAndGet() == 0) {
                        all.complete(null);
                    }
                });
            }
        } catch (RuntimeException e) { // no room, no registry: nothing else of the request needs to go
            all.completeExceptionally(e);
        }
        return all;
    }

    private static ProducerRecord<String, SpecificRecord> record(SpecificRecord record) {
        if (record instanceof DeadLetter letter) {
            return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), letter.getSource(), letter);
        }
        String topic = Topics.of(FactType.of(record)).name();
        return new ProducerRecord<>(topic, null, Facts.key(record), record, CloudEventHeaders.of(record));
    }

    /** Whether the brokers know a topic that facts go to. */
    boolean isReady() {
        try {
            return !producer.partitionsFor(Topics.USAGE.name()).isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
