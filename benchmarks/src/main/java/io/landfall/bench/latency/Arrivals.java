package io.landfall.bench.latency;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Waits at the end of a topic, and notes when what was committed there came. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What a record stands for. */
    @FunctionalInterface
    interface Naming {

        /** Null where nobody waits for it. */
        @Nullable
        String of(ConsumerRecord<String, byte[]> record);
    }

    private final String topic;
    private final Naming naming;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Long> came = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    Arrivals(Map<String, Object> clients, String topic, int partitions, Naming naming) {
        this.topic = topic;
        this.naming = naming;
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
        thread = new Thread(this::read, "bench-arrivals-" + topic);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    String what = naming.of(record);
                    if (what != null) {
                        came.putIfAbsent(what, System.nanoTime());
                    }
                }
            }
        } catch (WakeupException e) {
            // The end, see close().
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /**
     * When each of them came, first, as {@link System#nanoTime}; waits until all have come.
     *
     * @param works throws where nothing will ever come
     */
    Map<String, Long> await(Collection<String> all, Runnable works) {
        long known = 0;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (known < all.size()) {
            works.run();
            Throwable why = failure.get();
            if (why != null) {
                throw new IllegalStateException("the topic " + topic + " cannot be read: " + why, why);
            } else if (System.nanoTime() > until) {
                throw new IllegalStateException("only " + known + " of " + all.size() + " came on the topic " + topic
                        + ", the last " + PATIENCE.toSeconds() + " s ago");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            long before = known;
            known = all.stream().filter(came::containsKey).count();
            until = known > before ? System.nanoTime() + PATIENCE.toNanos() : until;
        }
        return all.stream().collect(Collectors.toMap(what -> what, what -> came.getOrDefault(what, 0L)));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
