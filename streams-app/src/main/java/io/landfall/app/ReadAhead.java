package io.landfall.app;

import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import io.landfall.topology.UsageRecords;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Polls usage and decodes it, on a thread of its own, a little ahead of whoever rolls it up and commits it on another. What there is to do
 * for that other, it is told one after the other, on its own thread.
 */
final class ReadAhead implements AutoCloseable {

    /** Takes what was read. */
    interface Reader {

        void begin(Collection<TopicPartition> partitions);

        void take(Portion portion);

        /** Is left without partitions: what was taken of them is to be committed now, another member may go on with them. */
        void handOver(Collection<TopicPartition> partitions);
    }

    /**
     * What one poll brought.
     *
     * @param next where to read on, of each partition
     * @param exhausted partitions of which nothing was left
     * @param polledAt when, on the clock of {@link System#nanoTime()}
     */
    record Portion(
            List<UsageRecords> records,
            Map<TopicPartition, OffsetAndMetadata> next,
            Set<Integer> exhausted,
            long polledAt) {}

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int PORTIONS = 2;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<SpecificRecord> deserializer;
    private final StageConfig config;
    private final Reader reader;
    private final BlockingQueue<Runnable> steps = new ArrayBlockingQueue<>(PORTIONS);
    private final Thread thread;
    private volatile ConsumerGroupMetadata group;
    private volatile boolean leaving;
    private volatile boolean abandoned;
    private volatile boolean left;

    ReadAhead(
            UsageSettings settings,
            String name,
            Deserializer<SpecificRecord> deserializer,
            StageConfig config,
            Reader reader) {
        this.deserializer = deserializer;
        this.config = config;
        this.reader = reader;
        consumer =
                new KafkaConsumer<>(settings.consumer(name), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        group = consumer.groupMetadata();
        thread = new Thread(this::run, name + "-ahead");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Does what is to be done next for the reader, on this thread; waits a moment for it where there is nothing. */
    void turn() {
        try {
            Runnable step = steps.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (step != null) {
                step.run();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** As a member of which group the reader is to commit. */
    ConsumerGroupMetadata group() {
        return group;
    }

    /** Hands everything over, and leaves the group. */
    void leave() {
        leaving = true;
        while (!left) {
            turn();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.USAGE.name()), new Rebalance());
            while (!leaving && !abandoned) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                group = consumer.groupMetadata();
                Portion portion = decode(polled);
                put(() -> reader.take(portion));
            }
        } catch (RuntimeException | Error e) {
            put(() -> {
                throw e;
            });
        }
        put(() -> left = true);
    }

    private Portion decode(ConsumerRecords<byte[], byte[]> polled) {
        long polledAt = System.nanoTime();
        Set<Integer> exhausted = new HashSet<>();
        for (TopicPartition partition : consumer.assignment()) {
            if (consumer.currentLag(partition).equals(OptionalLong.of(0))) {
                exhausted.add(partition.partition());
            }
        }
        List<UsageRecords> records = polled.partitions().stream()
                .map(partition ->
                        UsageRecords.decode(partition.partition(), polled.records(partition), deserializer, config))
                .toList();
        return new Portion(records, polled.nextOffsets(), exhausted, polledAt);
    }

    private void put(Runnable step) {
        try {
            while (!abandoned && !steps.offer(step, POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                // until there is room
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Ends at once; nothing more is told. */
    @Override
    public void close() {
        abandoned = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        consumer.close(); // where the thread never started
    }

    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            group = consumer.groupMetadata();
            put(() -> reader.begin(partitions));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            CountDownLatch done = new CountDownLatch(1);
            put(() -> {
                reader.handOver(partitions);
                done.countDown();
            });
            try {
                while (!abandoned && !done.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    // until it is committed
                }
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        /** Another member may go on with them already: the broker would refuse a commit, and what waits for it is in vain. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            throw new PartitionsLostException(partitions);
        }
    }
}
