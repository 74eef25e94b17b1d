package io.landfall.bench.usage;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Rolls up what it reads until it commits, then sends the roll-ups and its offsets in one transaction. */
final class PrototypeLoop implements Runnable, ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(100).toNanos();
    private static final int CELLS = 50_000;
    private static final long HOUR_SECONDS = 3_600;

    private record Place(String signal, long hour, UsageFact fact, ActorClass actorClass) {}

    private final Consumer<byte[], Usage> consumer;
    private final Producer<String, byte[]> producer;
    private final String output;
    private final Map<Place, PrototypeCell> cells = new HashMap<>();
    private long committed;

    PrototypeLoop(Consumer<byte[], Usage> consumer, Producer<String, byte[]> producer, String output) {
        this.consumer = consumer;
        this.producer = producer;
        this.output = output;
    }

    @Override
    public void run() {
        try (consumer;
                producer) {
            producer.initTransactions();
            consumer.subscribe(List.of(Topics.USAGE.name()), this);
            committed = System.nanoTime();
            while (true) {
                for (ConsumerRecord<byte[], Usage> each : consumer.poll(POLL)) {
                    add(each.value());
                }
                if (cells.size() > CELLS || System.nanoTime() - committed > COMMIT_EVERY_NANOS) {
                    commit();
                }
            }
        } catch (WakeupException stopped) {
            // Nothing is left to commit: whoever stops it has seen the last commit.
        }
    }

    private void add(Usage usage) {
        long hour = usage.getOccurredAt().getEpochSecond() / HOUR_SECONDS;
        Place place = new Place(usage.getSignal(), hour, usage.getFact(), usage.getActorClass());
        cells.computeIfAbsent(place, unknown -> new PrototypeCell()).add(usage.getId());
    }

    private void commit() {
        if (!cells.isEmpty()) {
            producer.beginTransaction();
            cells.forEach((place, cell) ->
                    producer.send(new ProducerRecord<>(output, place.signal(), cell.bytes(place.hour()))));
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            consumer.assignment().forEach(each -> offsets.put(each, new OffsetAndMetadata(consumer.position(each))));
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
            cells.clear();
        }
        committed = System.nanoTime();
    }

    /** From any thread. */
    void stop() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
    }
}
