package io.landfall.bench.replay;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.app.SaidWatch;
import io.landfall.bench.usage.Backlog;
import io.landfall.bench.usage.UsageBed;
import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import io.landfall.topology.WatchedStores;
import io.landfall.topology.WatchedStores.Held;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The whole pipeline as it runs, in the time of the year. */
final class YearPipeline implements AutoCloseable {

    private static final String APPLICATION = "bench-replay";
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final long ASK_EVERY_NANOS = Duration.ofMillis(20).toNanos();
    private static final long STUCK_AFTER_NANOS = Duration.ofMinutes(10).toNanos();

    private final UsageBed bed;
    private final YearClock clock;
    private final Path stateFolder;
    private final WatchedStores stores = new WatchedStores();
    private final SaidWatch said = new SaidWatch(UsageBed.PARTITIONS);
    private Pipeline pipeline;

    YearPipeline(UsageBed bed, YearClock clock) {
        this.bed = bed;
        this.clock = clock;
        stateFolder = bed.stateFolder(APPLICATION);
        pipeline = make();
        pipeline.start();
    }

    private Pipeline make() {
        Properties properties = PipelineProperties.of(
                bed.stack().endpoints().bootstrapServers(),
                bed.stack().endpoints().registryUrl(),
                stateFolder,
                THREADS);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        StageConfig config =
                StageConfig.live(UsageBed.PARTITIONS, Clock.systemUTC()).withDrained(said);
        return new Pipeline(properties, stores.watch(config.withTimebase(clock)));
    }

    /** Waits until all that is known before there is usage was read, and what was said of it. */
    void awaitTold() {
        awaitRead(
                Stream.of(Topics.FEATURES, Topics.DEPLOYMENTS)
                        .flatMap(topic -> UsageBed.partitions(topic.name()))
                        .toList(),
                0);
    }

    /** Waits until all usage that is there was read, and what was said of it from stage to stage. */
    void awaitAllRead() {
        awaitRead(UsageBed.input(), 1);
    }

    /** Waits until all was said of what was read, so that nothing waits to be looked at. */
    void awaitAllSaid() {
        try {
            if (!said.await(clock.apply(Instant.now()), Duration.ofNanos(STUCK_AFTER_NANOS))) {
                throw new IllegalStateException("not all was said of what was read");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** @param group the number of that which reads them */
    private void awaitRead(Collection<TopicPartition> inputs, int group) {
        Map<TopicPartition, Long> ends = ends(inputs);
        await("the input is not read to its end", () -> covers(committed(group), ends));
        try (Backlog backlog = new Backlog(bed.settings(), APPLICATION)) {
            await("what follows the readers is not read", backlog::isDone);
        }
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> inputs) {
        return UsageBed.await(bed.admin()
                        .listOffsets(inputs.stream()
                                .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(int group) {
        return UsageBed.await(bed.admin()
                .listConsumerGroupOffsets(Pipeline.groups(APPLICATION).get(group))
                .partitionsToOffsetAndMetadata());
    }

    /** The last of each partition is the mark of a transaction, which nobody reads. */
    private static boolean covers(Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata read = committed.get(end.getKey());
            return end.getValue() == 0 || (read != null && read.offset() >= end.getValue() - 1);
        });
    }

    private void await(String otherwise, BooleanSupplier done) {
        long since = System.nanoTime();
        while (!done.getAsBoolean()) {
            Throwable failure = pipeline.failure();
            if (failure != null) {
                throw new IllegalStateException("the pipeline stopped: " + failure, failure);
            }
            if (System.nanoTime() - since > STUCK_AFTER_NANOS) {
                throw new IllegalStateException(otherwise + " after "
                        + Duration.ofNanos(STUCK_AFTER_NANOS).toMinutes() + " min");
            }
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
    }

    /** Frees the broker of usage that was read. */
    void deleteRead() {
        Map<TopicPartition, RecordsToDelete> read = ends(UsageBed.input()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue())));
        UsageBed.await(bed.admin().deleteRecords(read).all());
    }

    Held held() {
        return stores.held();
    }

    Path stateFolder() {
        return stateFolder;
    }

    /** Stops it, does something to its folder perhaps, and times how long it takes until all tasks run again. */
    long restart(boolean wiped) {
        pipeline.close();
        Pipeline.groups(APPLICATION).forEach(this::dropMembers);
        if (wiped) {
            try {
                Utils.delete(stateFolder.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        pipeline = make();
        long begun = System.nanoTime();
        pipeline.start();
        await("not all tasks run", () -> pipeline.state() == KafkaStreams.State.RUNNING);
        return System.nanoTime() - begun;
    }

    /** Who stops does not leave, and would be waited for until its session ends. */
    private void dropMembers(String group) {
        Map<String, ConsumerGroupDescription> found = UsageBed.await(
                bed.admin().describeConsumerGroups(List.of(group)).all());
        if (found.values().stream().anyMatch(each -> !each.members().isEmpty())) {
            UsageBed.await(bed.admin()
                    .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        }
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
