package io.landfall.app;

import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import io.landfall.topology.UsageIntake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * One member of the group that rolls usage up: reads partitions, and commits what they were rolled up to together with how far
 * it has read them, as one transaction. Whatever goes wrong goes to the caller, who closes it and starts another: what
 * was not committed is read again.
 */
final class UsageReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final UsageSettings settings;
    private final StageConfig config;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final UsageTransaction transaction;
    private final FollowedCatalogue catalogue;
    private final UsageIntake intake;
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    private final List<TopicPartition> lost = new ArrayList<>();
    private boolean abandoned;
    private long flushedAt = System.nanoTime();

    UsageReader(UsageSettings settings, String name, StageConfig config, Serde<SpecificRecord> serde) {
        this.settings = settings;
        this.config = config;
        consumer =
                new KafkaConsumer<>(settings.consumer(name), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        transaction = new UsageTransaction(settings, name, config, serde.serializer());
        catalogue = new FollowedCatalogue(settings.catalogueConsumer(name), serde.deserializer());
        intake = new UsageIntake(serde.deserializer(), config, catalogue::patterns, transaction);
    }

    void start() {
        transaction.start();
        catalogue.load();
        consumer.subscribe(List.of(Topics.USAGE.name()), new Handover());
    }

    /** Reads what there is, and commits when it is time to. */
    void turn() {
        catalogue.follow();
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!lost.isEmpty()) {
            throw new PartitionsLostException(lost);
        }
        for (TopicPartition partition : polled.partitions()) {
            intake.take(partition.partition(), polled.records(partition));
        }
        polled.nextOffsets().forEach(read::put);
        if (isTime()) {
            commit();
        }
    }

    /** Soon while there are few sets to send, later where there are many: the more is rolled up at once, the fewer they are. */
    private boolean isTime() {
        Duration since = Duration.ofNanos(System.nanoTime() - flushedAt);
        return since.compareTo(read.isEmpty() ? config.tick() : settings.interval(intake.size(), isBehind())) >= 0;
    }

    /** Whether there is more to read that has been there for a while already. */
    private boolean isBehind() {
        return consumer.assignment().stream()
                .map(TopicPartition::partition)
                .anyMatch(partition -> !nothingLeft(partition) && intake.isLate(partition, settings.longestInterval()));
    }

    private void commit() {
        flushedAt = System.nanoTime();
        intake.flush(this::nothingLeft);
        transaction.commit(read, consumer.groupMetadata());
        read.clear();
    }

    private boolean nothingLeft(int partition) {
        return consumer.currentLag(new TopicPartition(Topics.USAGE.name(), partition))
                .equals(OptionalLong.of(0));
    }

    /** Commits and leaves the group. */
    void end() {
        commit();
        consumer.close();
    }

    /** Ends, and lets go of what was not committed. */
    @Override
    public void close() {
        abandoned = true;
        try (consumer;
                catalogue) {
            transaction.close();
        }
    }

    /** What was read of a partition is committed before another member goes on with it. */
    private final class Handover implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> intake.begin(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!abandoned && lost.isEmpty()) {
                commit();
            }
            partitions.forEach(partition -> intake.end(partition.partition()));
        }

        /** Another member may go on with them already, so nothing may be committed any more. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lost.addAll(partitions);
        }
    }
}
