package io.landfall.app;

import io.landfall.topology.StageConfig;
import io.landfall.topology.UsageIntake;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * One member of the group that rolls usage up: reads partitions, and commits what they were rolled up to together with how far
 * it has read them, as one transaction. Whatever goes wrong goes to the caller, who closes it and starts another: what
 * was not committed is read again.
 */
final class UsageReader implements AutoCloseable {

    private final UsageSettings settings;
    private final StageConfig config;
    private final UsageTransaction transaction;
    private final FollowedCatalogue catalogue;
    private final UsageIntake intake;
    private final ReadAhead ahead;
    private final Set<Integer> partitions = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    private Set<Integer> exhausted = Set.of();
    private long polledAt;
    private long flushedAt = System.nanoTime();

    UsageReader(UsageSettings settings, String name, StageConfig config, Serde<SpecificRecord> serde) {
        this.settings = settings;
        this.config = config;
        transaction = new UsageTransaction(settings, name, config, serde.serializer());
        catalogue = new FollowedCatalogue(settings.catalogueConsumer(name), serde.deserializer());
        intake = new UsageIntake(config, catalogue::patterns, transaction);
        ahead = new ReadAhead(settings, name, serde.deserializer(), config, new Partitions());
    }

    void start() {
        transaction.start();
        catalogue.load();
        ahead.start();
    }

    /** Takes in what was read, and commits when it is time to. */
    void turn() {
        catalogue.follow();
        ahead.turn();
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
        return partitions.stream()
                .anyMatch(partition ->
                        !exhausted.contains(partition) && intake.isLate(partition, settings.longestInterval()));
    }

    private void commit() {
        flushedAt = System.nanoTime();
        intake.flush(this::allReadAgo);
        transaction.commit(read, ahead.group());
        read.clear();
    }

    private @Nullable Duration allReadAgo(int partition) {
        return exhausted.contains(partition) ? Duration.ofNanos(System.nanoTime() - polledAt) : null;
    }

    /** Commits and leaves the group. */
    void end() {
        ahead.leave();
    }

    /** Ends, and lets go of what was not committed. */
    @Override
    public void close() {
        try (ahead;
                catalogue) {
            transaction.close();
        }
    }

    private final class Partitions implements ReadAhead.Reader {

        @Override
        public void begin(Collection<TopicPartition> begun) {
            exhausted = Set.of(); // nobody can tell before they are polled
            begun.forEach(partition -> {
                partitions.add(partition.partition());
                intake.begin(partition.partition());
            });
        }

        @Override
        public void take(ReadAhead.Portion portion) {
            portion.records().forEach(intake::take);
            read.putAll(portion.next());
            exhausted = portion.exhausted();
            polledAt = portion.polledAt();
        }

        @Override
        public void handOver(Collection<TopicPartition> ended) {
            commit();
            ended.forEach(partition -> {
                partitions.remove(partition.partition());
                intake.end(partition.partition());
            });
        }
    }
}
