package io.landfall.cli.broker;

import io.landfall.cli.CommandException;
import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.serde.AvroRegistrySerializer;
import io.landfall.serde.CloudEventHeaders;
import io.landfall.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends facts to their topics, each under its key and with its CloudEvents headers. */
public final class FactProducer implements AutoCloseable {

    private final Producer<String, SpecificRecord> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable RecordMetadata> last = new AtomicReference<>();
    private final AtomicLong lastAppended = new AtomicLong();

    /** @param settings of brokers and registry */
    public FactProducer(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        own.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A broker that refuses the first batch for a partition it does not lead yet, and takes the second, never takes
        // the first.
        own.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        own.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        own.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        AvroRegistrySerializer<SpecificRecord> serializer = new AvroRegistrySerializer<>();
        serializer.configure(own, false);
        producer = new KafkaProducer<>(own, new StringSerializer(), serializer);
    }

    /** Hands a fact to the producer; whether it arrived is known after {@link #flush}. */
    public void send(SpecificRecord fact) {
        String topic = Topics.of(FactType.of(fact)).name();
        producer.send(new ProducerRecord<>(topic, null, Facts.key(fact), fact, CloudEventHeaders.of(fact)), this::sent);
    }

    /**
     * Waits until all were acknowledged.
     *
     * @return the broker's append time of the latest
     * @throws CommandException where one was not
     */
    public Instant flush() {
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new CommandException(
                    "a fact did not reach the brokers (" + first.getMessage() + ")",
                    "see that they run and that the topics exist: ./landfall topics --verify",
                    first);
        }
        return Instant.ofEpochMilli(lastAppended.get());
    }

    /** Sends one fact, and answers with where it stands. */
    public RecordMetadata append(SpecificRecord fact) {
        send(fact);
        flush();
        return Objects.requireNonNull(last.get(), "what was acknowledged has its place");
    }

    private void sent(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        } else if (metadata != null) {
            last.set(metadata);
            lastAppended.accumulateAndGet(metadata.timestamp(), Math::max);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
