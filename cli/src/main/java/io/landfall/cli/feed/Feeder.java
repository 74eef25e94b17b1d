package io.landfall.cli.feed;

import io.landfall.cli.CommandException;
import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.serde.AvroRegistrySerializer;
import io.landfall.serde.CloudEventHeaders;
import io.landfall.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends facts to their topics. A send waits while the brokers are behind; the first failure ends it all. */
public final class Feeder implements AutoCloseable {
    private static final int BATCH_BYTES = 128 << 10;
    private static final int LARGEST_RECORD = 16 << 20;

    private final Producer<String, SpecificRecord> producer;
    private final Meter meter;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param connection settings of brokers and registry */
    public Feeder(Map<String, Object> connection, Meter meter) {
        this.meter = meter;
        AvroRegistrySerializer<SpecificRecord> values = new AvroRegistrySerializer<>();
        values.configure(connection, false);
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "landfall-feed");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A broker that refuses the first batch for a partition it does not lead yet, and takes the second, never takes
        // the first.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        producer = new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    /** Sends facts, and returns once all of them, and all that was sent before, are acknowledged. */
    public void feed(Collection<? extends SpecificRecord> facts) {
        for (SpecificRecord fact : facts) {
            send(Topics.of(FactType.of(fact)).name(), Facts.key(fact), fact, CloudEventHeaders.of(fact));
        }
        flush();
    }

    /** Sends dead letters, and returns once they are acknowledged. */
    public void refuse(Collection<DeadLetter> letters, Instant when) {
        for (DeadLetter letter : letters) {
            String file = Objects.requireNonNullElse(letter.getFile(), "");
            String id = file + ':' + letter.getLine();
            send(Topics.DEAD_LETTERS.name(), file, letter, CloudEventHeaders.of("dead-letter", "landfall", id, when));
        }
        flush();
    }

    private void send(String topic, String key, SpecificRecord value, Headers headers) {
        check();
        try {
            producer.send(new ProducerRecord<>(topic, null, key, value, headers), (metadata, failed) -> {
                if (failed == null) {
                    meter.reached(acknowledged.incrementAndGet());
                } else {
                    failure.compareAndSet(null, failed);
                }
            });
        } catch (KafkaException e) {
            throw notSent(e);
        }
    }

    private void flush() {
        producer.flush();
        check();
    }

    private void check() {
        Exception failed = failure.get();
        if (failed != null) {
            throw notSent(failed);
        }
    }

    private CommandException notSent(Exception cause) {
        return new CommandException(
                "after " + acknowledged.get() + " records the brokers took no more (" + cause.getMessage() + ")",
                "see that they run and have room on their disks, then do it again: what was sent is not counted twice",
                cause);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
