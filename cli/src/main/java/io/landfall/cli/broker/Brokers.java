package io.landfall.cli.broker;

import io.landfall.cli.CommandException;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The brokers behind a connection: whether they answer, how many they are, and what topics they hold. */
public final class Brokers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int REPLICATED = 3;

    private final Admin admin;
    private final int nodes;

    private Brokers(Admin admin, int nodes) {
        this.admin = admin;
        this.nodes = nodes;
    }

    /**
     * Asks them who they are.
     *
     * @throws CommandException where none answers in time
     */
    public static Brokers connect(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        Object where = settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        Admin admin;
        try {
            admin = Admin.create(own);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CommandException(
                    "the settings of the brokers " + where + " are refused (" + cause.getMessage() + ")",
                    "correct --bootstrap-servers or --command-config",
                    e);
        }
        try {
            return new Brokers(admin, await(admin.describeCluster().nodes()).size());
        } catch (TimeoutException e) {
            admin.close(Duration.ZERO);
            throw new CommandException(
                    "no broker answers at " + where + " within " + PATIENCE.toSeconds() + " s",
                    "see that it runs, and that address and --command-config are right",
                    e);
        } catch (KafkaException e) {
            admin.close(Duration.ZERO);
            throw new CommandException(
                    "the brokers at " + where + " refuse us (" + e.getMessage() + ")", "see --command-config", e);
        }
    }

    public Admin admin() {
        return admin;
    }

    /** Copies of each record that so many brokers should keep. */
    public short replication() {
        return (short) (nodes >= REPLICATED ? REPLICATED : 1);
    }

    /** Number of partitions by topic, of those topics of the catalogue that exist. */
    public Map<String, Integer> partitions() {
        List<String> names = Topics.ALL.stream().map(TopicSpec::name).toList();
        Map<String, Integer> partitions = new TreeMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> {
            try {
                TopicDescription topic = await(future);
                partitions.put(name, topic.partitions().size());
            } catch (UnknownTopicOrPartitionException e) {
                // Missing, then.
            }
        });
        return partitions;
    }

    /** The number of partitions that most of them have; empty where there is no topic. */
    public static OptionalInt usual(Map<String, Integer> partitions) {
        Map<Integer, Long> votes = new TreeMap<>();
        partitions.values().forEach(count -> votes.merge(count, 1L, Long::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> OptionalInt.of(most.getKey()))
                .orElse(OptionalInt.empty());
    }

    /** Whether an application's groups have read, and committed, all that its topics hold now. */
    public boolean hasRead(List<String> groups, List<TopicSpec> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions().forEach((name, count) -> {
            if (topics.stream().anyMatch(topic -> topic.name().equals(name))) {
                IntStream.range(0, count)
                        .forEach(partition -> ends.put(new TopicPartition(name, partition), OffsetSpec.latest()));
            }
        });
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        groups.forEach(
                group -> read.putAll(await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())));
        return await(admin.listOffsets(ends).all()).entrySet().stream().allMatch(end -> {
            OffsetAndMetadata committed = read.get(end.getKey());
            return end.getValue().offset() == 0
                    || (committed != null
                            && committed.offset() >= end.getValue().offset());
        });
    }

    /** Whether a group has read, and committed, a record; false where it may not be asked. */
    public boolean hasRead(String group, TopicPartition partition, long offset) {
        try {
            OffsetAndMetadata committed = await(
                            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .get(partition);
            return committed != null && committed.offset() > offset;
        } catch (AuthorizationException | GroupIdNotFoundException e) {
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(PATIENCE);
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
