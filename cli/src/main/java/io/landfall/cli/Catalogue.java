package io.landfall.cli;

import io.landfall.cli.broker.Brokers;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the topics are fit for the pipeline. */
final class Catalogue {

    private Catalogue() {}

    /**
     * The number of partitions that every topic has.
     *
     * @throws CommandException where one is missing or differs: facts of one subject would meet in different tasks
     */
    static int requireReady(Brokers brokers) {
        Map<String, Integer> partitions = requireTopics(brokers, Topics.ALL);
        if (new TreeSet<>(partitions.values()).size() > 1) {
            String said = partitions.entrySet().stream()
                    .map(topic -> topic.getKey() + " has " + topic.getValue())
                    .collect(Collectors.joining(", "));
            throw new CommandException(
                    "the topics have different numbers of partitions (" + said + ")",
                    "delete the odd ones, create them again with ./landfall topics --partitions N, and feed them anew");
        }
        return partitions.values().iterator().next();
    }

    /** Number of partitions by topic; fails where one of these topics is missing. */
    static Map<String, Integer> requireTopics(Brokers brokers, List<TopicSpec> topics) {
        Map<String, Integer> partitions = brokers.partitions();
        List<String> missing = topics.stream()
                .map(TopicSpec::name)
                .filter(name -> !partitions.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new CommandException(
                    "topics are missing: " + String.join(", ", missing), "create them with ./landfall topics");
        }
        return partitions;
    }
}
