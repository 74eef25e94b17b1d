package io.landfall.bench.usage;

import io.landfall.bench.Progress;
import io.landfall.event.Facts;
import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import io.landfall.serde.AvroRegistrySerializer;
import io.landfall.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes the catalogue and the events once, before anything is measured. */
final class UsageWriter implements AutoCloseable {

    private static final int TELL_EVERY = 10_000;

    private final AvroRegistrySerializer<SpecificRecord> serializer = new AvroRegistrySerializer<>();
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    UsageWriter(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        own.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        own.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        // Uncompressed: nothing is faster to poll, so the limit of what follows is as high as it can be.
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        serializer.configure(own, false);
        producer = new KafkaProducer<>(own, new StringSerializer(), new ByteArraySerializer());
    }

    /** Bytes of all events. */
    long write(long events, Instant end, Progress progress) {
        for (Feature feature : UsageCatalogue.facts(end)) {
            send(Topics.FEATURES.name(), feature);
        }
        UsageEvents source = new UsageEvents(events, end);
        long bytes = 0;
        for (long done = 0; done < events; done++) {
            if (done % TELL_EVERY == 0) {
                progress.reached(done);
            }
            Usage usage = source.next();
            bytes += send(Topics.USAGE.name(), usage);
        }
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("the events of the benchmark could not be written: " + first, first);
        }
        return bytes;
    }

    private int send(String topic, SpecificRecord fact) {
        byte[] value = serializer.serialize(topic, fact);
        producer.send(new ProducerRecord<>(topic, Facts.key(fact), value), (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
        return value.length;
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
    }
}
