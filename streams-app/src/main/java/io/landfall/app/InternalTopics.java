package io.landfall.app;

import io.landfall.topology.PipelineTopology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.streams.TopologyDescription;

/**
 * Creates the repartition topics and changelogs of a topology in one request. Kafka Streams would do it by itself, but it
 * waits 100 ms for each of them; of topics that exist it only checks the number of partitions. The settings are its own.
 */
final class InternalTopics {
    private static final String REPARTITION = "-repartition";

    private static final Map<String, String> OF_REPARTITION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(50 << 20),
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "CreateTime");
    private static final Map<String, String> OF_CHANGELOG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "CreateTime");

    /** As long as usage itself: what was rolled up is not read again. */
    private static final Map<String, String> OF_ROLLUP = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(Duration.ofDays(30).toMillis()),
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(50 << 20),
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime");

    private InternalTopics() {}

    static void create(Admin admin, TopologyDescription topology, String applicationId, int partitions) {
        Map<String, NewTopic> topics = new TreeMap<>();
        for (TopologyDescription.Subtopology part : topology.subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Sink sink
                        && sink.topic() != null
                        && sink.topic().endsWith(REPARTITION)) {
                    add(topics, applicationId + '-' + sink.topic(), partitions, OF_REPARTITION);
                } else if (node instanceof TopologyDescription.Processor processor) {
                    for (String store : processor.stores()) {
                        add(topics, applicationId + '-' + store + "-changelog", partitions, OF_CHANGELOG);
                    }
                }
            }
        }
        PipelineTopology.rollupTopics(applicationId)
                .forEach(topic -> topics.put(
                        topic, new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(OF_ROLLUP)));
        await(admin, new ArrayList<>(topics.values()));
    }

    private static void add(Map<String, NewTopic> topics, String name, int partitions, Map<String, String> configs) {
        topics.put(name, new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs));
    }

    private static void await(Admin admin, List<NewTopic> topics) {
        for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
            try {
                created.get();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException("the pipeline's own topics cannot be made: " + e.getCause(), e.getCause());
                }
            }
        }
    }
}
