package io.landfall.app;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams' clients, with one question more: has a stream thread read all there is? A task asks before it takes the
 * wall clock for its time, so that a slow fetch is not mistaken for silence.
 */
final class ThreadConsumers implements KafkaClientSupplier {

    private static final String SUFFIX = "-consumer";

    private final Map<String, Asking> byThread = new ConcurrentHashMap<>();

    /**
     * How long ago the calling stream thread began to ask when it was told that it has fetched everything of its partitions; null
     * where there is more, or it cannot tell yet.
     */
    @Nullable
    Duration allReadAgo(Collection<TopicPartition> partitions) {
        Asking consumer = byThread.get(Thread.currentThread().getName());
        if (consumer == null || !consumer.assignment().containsAll(partitions)) {
            return null;
        }
        return partitions.stream().map(consumer::currentLag).allMatch(lag -> lag.equals(OptionalLong.of(0)))
                ? Duration.ofNanos(System.nanoTime() - consumer.askedAt)
                : null;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Named by Kafka Streams after the thread that it belongs to. */
    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Asking consumer = consumer(config);
        String client = String.valueOf(config.get(ConsumerConfig.CLIENT_ID_CONFIG));
        if (client.endsWith(SUFFIX)) {
            byThread.put(client.substring(0, client.length() - SUFFIX.length()), consumer);
        }
        return consumer;
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    private static Asking consumer(Map<String, Object> config) {
        return new Asking(new HashMap<>(config));
    }

    /** Remembers when it last began to ask for records. */
    private static final class Asking extends KafkaConsumer<byte[], byte[]> {

        private volatile long askedAt = System.nanoTime();

        Asking(Map<String, Object> config) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            long asked = System.nanoTime();
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            askedAt = asked;
            return records;
        }
    }
}
