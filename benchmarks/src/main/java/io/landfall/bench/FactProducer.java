package io.landfall.bench;

import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.serde.AvroRegistrySerializer;
import io.landfall.topic.Topics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends facts to their topics, as any client of the pipeline does. */
public final class FactProducer implements AutoCloseable {

    private final AvroRegistrySerializer<SpecificRecord> serializer = new AvroRegistrySerializer<>();
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean ready;

    /** @param settings of brokers, registry and producer */
    public FactProducer(Map<String, Object> settings) {
        serializer.configure(settings, false);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** What is sent from here on is there for no reader before {@link #commit}; needs a {@code transactional.id}. */
    public void begin() {
        if (!ready) {
            producer.initTransactions();
            ready = true;
        }
        producer.beginTransaction();
    }

    /** All of it at once. */
    public void commit() {
        producer.commitTransaction();
    }

    /** Returns at once; the bytes of its value. */
    public int send(SpecificRecord fact) {
        String topic = Topics.of(FactType.of(fact)).name();
        byte[] value = serializer.serialize(topic, fact);
        producer.send(new ProducerRecord<>(topic, Facts.key(fact), value), (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
        return value.length;
    }

    /**
     * Returns once all were written.
     *
     * @throws IllegalStateException where one could not be
     */
    public void flush() {
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("the facts of the benchmark could not be written: " + first, first);
        }
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
    }
}
