package io.landfall.bench.usage;

import io.landfall.stack.Endpoints;
import io.landfall.stack.StackProcess;
import io.landfall.topic.TopicAdmin;
import io.landfall.topic.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** A broker and a registry in processes of their own with the topics of the pipeline; gone at the end, or with this JVM. */
public final class UsageBed implements AutoCloseable {

    public static final int PARTITIONS = 4;
    private static final String INPUT = Topics.USAGE.name();

    private final StackProcess stack;
    private final Admin admin;

    private UsageBed(StackProcess stack) {
        this.stack = stack;
        admin = Admin.create(settings());
    }

    public static UsageBed start() {
        return start(Map.of());
    }

    /** @param brokerSettings further ones */
    public static UsageBed start(Map<String, String> brokerSettings) {
        Map<String, String> settings = new HashMap<>(brokerSettings);
        // All members of a group are there before any is given partitions.
        settings.put("group.initial.rebalance.delay.ms", "1000");
        // What a round leaves is gone before the next but one.
        settings.put("log.segment.delete.delay.ms", "1000");
        UsageBed bed = new UsageBed(StackProcess.start(settings));
        try {
            TopicAdmin.createOrVerify(bed.admin, OptionalInt.of(PARTITIONS), (short) 1);
            return bed;
        } catch (RuntimeException failure) {
            bed.close();
            throw failure;
        }
    }

    public StackProcess stack() {
        return stack;
    }

    /** Of brokers and registry, for any client. */
    public Map<String, Object> settings() {
        return settings(stack.endpoints());
    }

    static Map<String, Object> settings(Endpoints endpoints) {
        return Map.of(
                "bootstrap.servers", endpoints.bootstrapServers(), "schema.registry.url", endpoints.registryUrl());
    }

    public Path stateFolder(String applicationId) {
        return stack.dataFolder().resolve("streams").resolve(applicationId);
    }

    public static List<TopicPartition> input() {
        return partitions(INPUT).toList();
    }

    public static Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition));
    }

    /** How many events of the input a group has done with; 0 where there is no such group yet. */
    public long committed(String group) {
        try {
            return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                    .filter(each -> each.getKey().topic().equals(INPUT) && each.getValue() != null)
                    .mapToLong(each -> each.getValue().offset())
                    .sum();
        } catch (GroupIdNotFoundException e) {
            return 0;
        }
    }

    /** Whether the members of a group have all partitions of the input. */
    boolean reads(String group) {
        try {
            Set<TopicPartition> read = await(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .values()
                    .stream()
                    .flatMap(found -> found.members().stream())
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .collect(Collectors.toSet());
            return read.containsAll(input());
        } catch (GroupIdNotFoundException e) {
            return false;
        }
    }

    public Admin admin() {
        return admin;
    }

    /** Makes a topic of one partition that nobody else uses. */
    public void makeTopic(String name) {
        await(admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all());
    }

    /** Deletes all topics of an application. */
    void forget(String applicationId) {
        Set<String> own = await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(applicationId))
                .collect(Collectors.toSet());
        await(admin.deleteTopics(own).all());
    }

    public static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException known) {
                throw known;
            }
            throw new KafkaException("the broker could not be asked: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
        stack.close();
    }
}
