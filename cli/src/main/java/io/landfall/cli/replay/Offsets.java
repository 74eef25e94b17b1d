package io.landfall.cli.replay;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.CommandException;
import io.landfall.event.FactType;
import io.landfall.topic.Topics;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** How far the pipeline has read, and how much it has written; asked of the broker. */
final class Offsets {
    private static final int PATIENCE_S = 60;
    private static final Set<String> INPUTS =
            Arrays.stream(FactType.values()).map(type -> Topics.of(type).name()).collect(Collectors.toSet());

    private final Admin admin;

    Offsets(Admin admin) {
        this.admin = admin;
    }

    /** The ends of the topics of facts. */
    Map<TopicPartition, Long> endsOfInputs() {
        return ends(INPUTS);
    }

    /** Through where the pipeline has read the topics of facts, and committed it. */
    Map<TopicPartition, Long> readOfInputs() {
        Map<TopicPartition, Long> read = new HashMap<>();
        for (String group : Pipeline.groups(PipelineProperties.APPLICATION_ID)) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            committed.forEach((partition, offset) -> {
                if (offset != null && INPUTS.contains(partition.topic())) {
                    read.put(partition, offset.offset());
                }
            });
        }
        return read;
    }

    /** Grows whenever a task changes its state or says something; ticks alone leave it as it is. */
    long work() {
        Set<String> written = await(admin.listTopics().names()).stream()
                .filter(topic -> topic.endsWith("-changelog") || isOutput(topic))
                .collect(Collectors.toSet());
        return sum(ends(written));
    }

    private static boolean isOutput(String topic) {
        return topic.startsWith(Topics.PREFIX) && !INPUTS.contains(topic);
    }

    static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where topics really end, whatever transaction is open. */
    Map<TopicPartition, Long> ends(Collection<String> topics) {
        List<TopicPartition> partitions = await(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(admin.listOffsets(latest).all()).forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CommandException(
                    "the broker does not answer (" + cause + ")",
                    "see whether its disk is full, and do it again",
                    cause);
        }
    }
}
