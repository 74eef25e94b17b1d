package io.landfall.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings a cluster to the topic catalogue: creates what is missing, and says what differs in the rest without touching it. */
public final class TopicAdmin {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(15);
    private static final long ASK_EVERY_MS = 50;

    private TopicAdmin() {}

    /**
     * What was done and found.
     *
     * @param created names of the topics that were missing
     * @param verified names of those that were there
     * @param differences one plain sentence each; empty where the cluster agrees with the catalogue
     */
    public record Report(List<String> created, List<String> verified, List<String> differences) {}

    /** Creates or verifies the whole catalogue. */
    public static Report createOrVerify(Admin admin, OptionalInt partitions, short replication) {
        return createOrVerify(admin, Topics.ALL, partitions, replication);
    }

    /** Verifies the whole catalogue and creates nothing: a missing topic is a difference, too. */
    public static Report verify(Admin admin, OptionalInt partitions, short replication) {
        Set<String> found = describe(admin, Topics.ALL).keySet();
        List<TopicSpec> present =
                Topics.ALL.stream().filter(spec -> found.contains(spec.name())).toList();
        List<String> differences = new ArrayList<>();
        Topics.ALL.stream()
                .filter(spec -> !found.contains(spec.name()))
                .forEach(spec -> differences.add(spec.name() + ": is missing"));
        differences.addAll(verify(admin, present, partitions, replication));
        return new Report(List.of(), present.stream().map(TopicSpec::name).toList(), List.copyOf(differences));
    }

    /**
     * Creates or verifies some topics.
     *
     * @param partitions instead of each topic's default
     * @param replication factor of new topics, and the least that is expected of the others
     * @throws KafkaException what the cluster answered, e.g. on a lack of rights or of brokers
     */
    public static Report createOrVerify(
            Admin admin, Collection<TopicSpec> specs, OptionalInt partitions, short replication) {
        List<String> created = new ArrayList<>();
        List<TopicSpec> present = new ArrayList<>();
        Map<String, TopicDescription> found = describe(admin, specs);
        List<TopicSpec> missing =
                specs.stream().filter(spec -> !found.containsKey(spec.name())).toList();
        created.addAll(create(admin, missing, partitions, replication));
        for (TopicSpec spec : specs) {
            if (!created.contains(spec.name())) {
                present.add(spec);
            }
        }
        if (!created.isEmpty()) {
            awaitVisible(admin, specs);
        }
        List<String> differences = verify(admin, present, partitions, replication);
        return new Report(
                List.copyOf(created), present.stream().map(TopicSpec::name).toList(), List.copyOf(differences));
    }

    /** A new topic is acknowledged some moments before every broker knows of it, and before its partitions have leaders. */
    private static void awaitVisible(Admin admin, Collection<TopicSpec> specs) {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        Map<String, TopicDescription> found = describe(admin, specs);
        while (found.size() < specs.size() && System.nanoTime() - deadline < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            found = describe(admin, specs);
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        found.forEach((name, topic) -> topic.partitions()
                .forEach(partition -> ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        // Leaders alone answer this; the client asks again until they do.
        await(admin.listOffsets(ends).all());
    }

    /** All in one request; the names of those that nobody else created meanwhile. */
    private static List<String> create(
            Admin admin, List<TopicSpec> missing, OptionalInt partitions, short replication) {
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> created = new ArrayList<>();
        List<NewTopic> topics = missing.stream()
                .map(spec -> spec.newTopic(partitions.orElse(spec.partitions()), replication))
                .toList();
        admin.createTopics(topics).values().forEach((name, future) -> {
            try {
                await(future);
                created.add(name);
            } catch (TopicExistsException e) {
                // It is looked at like the others that were there.
            }
        });
        created.sort(Comparator.comparing(name -> order(missing, name)));
        return created;
    }

    private static int order(List<TopicSpec> specs, String name) {
        return specs.stream().map(TopicSpec::name).toList().indexOf(name);
    }

    private static List<String> verify(Admin admin, List<TopicSpec> specs, OptionalInt partitions, short replication) {
        List<String> differences = new ArrayList<>();
        if (specs.isEmpty()) {
            return differences;
        }
        Map<String, TopicDescription> descriptions = describe(admin, specs);
        List<ConfigResource> resources =
                specs.stream().map(TopicAdmin::resource).toList();
        Map<ConfigResource, Config> configs =
                await(admin.describeConfigs(resources).all());
        for (TopicSpec spec : specs) {
            TopicDescription description = descriptions.get(spec.name());
            Config config = configs.get(resource(spec));
            if (description == null || config == null) {
                differences.add(spec.name() + ": was deleted while it was looked at, try again");
                continue;
            }
            layout(spec, description, partitions.orElse(spec.partitions()), replication, differences);
            spec.configs(replication).forEach((name, expected) -> {
                ConfigEntry entry = config.get(name);
                String actual = entry == null ? "unset" : entry.value();
                if (!same(name, expected, actual)) {
                    differences.add(spec.name() + ": " + name + " is " + actual + ", expected " + expected);
                }
            });
        }
        return differences;
    }

    private static void layout(
            TopicSpec spec, TopicDescription found, int partitions, short replication, List<String> differences) {
        if (found.partitions().size() != partitions) {
            differences.add(
                    spec.name() + ": partitions is " + found.partitions().size() + ", expected " + partitions
                            + " (fixed at creation: changing it means reset and rebuild)");
        }
        int least = found.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (least < replication) {
            differences.add(spec.name() + ": replication factor is " + least + ", expected at least " + replication);
        }
    }

    private static boolean same(String name, String expected, String actual) {
        return name.equals(TopicConfig.CLEANUP_POLICY_CONFIG)
                ? words(expected).equals(words(actual))
                : expected.equals(actual);
    }

    private static Set<String> words(String list) {
        return new TreeSet<>(Arrays.asList(list.split("\\s*,\\s*")));
    }

    private static ConfigResource resource(TopicSpec spec) {
        return new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
    }

    private static Map<String, TopicDescription> describe(Admin admin, Collection<TopicSpec> specs) {
        Map<String, TopicDescription> found = new HashMap<>();
        List<String> names = specs.stream().map(TopicSpec::name).toList();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> {
            try {
                found.put(name, await(future));
            } catch (UnknownTopicOrPartitionException e) {
                // Missing, then: it is not among the answers.
            }
        });
        return found;
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
            throw new KafkaException("the cluster could not be asked: " + e.getCause(), e.getCause());
        }
    }
}
