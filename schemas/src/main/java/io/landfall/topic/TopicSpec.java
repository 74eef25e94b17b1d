package io.landfall.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What one topic holds and how it is kept.
 *
 * @param name full name, with the prefix
 * @param key what its key says, in plain UTF-8
 * @param record schema of its values
 * @param partitions default; fixed at creation
 * @param kept the cleanup policy with its times
 * @param extra further configs of this topic alone
 */
public record TopicSpec(String name, String key, Schema record, int partitions, Kept kept, Map<String, String> extra) {

    private static final String MIN_ISR_ALONE = "1";
    private static final String MIN_ISR_REPLICATED = "2";

    public TopicSpec {
        extra = Map.copyOf(extra);
    }

    /** How long records stay. */
    public sealed interface Kept {

        /** Every record, for ever: a rebuild reads them again. */
        record Forever() implements Kept {}

        record For(Duration retention) implements Kept {}

        /** The last record of each key; a tombstone stays readable for that long. */
        record LastOfKey(Duration tombstones) implements Kept {}
    }

    /** All configs by which this topic differs from, or insists on, a broker's defaults. Sorted by name. */
    public Map<String, String> configs(short replication) {
        Map<String, String> configs = new TreeMap<>(extra);
        // The domain reads occurredAt from the payload; old stamps would be deleted by retention while they are read.
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replication == 1 ? MIN_ISR_ALONE : MIN_ISR_REPLICATED);
        if (kept instanceof Kept.LastOfKey compacted) {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            configs.put(
                    TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    Long.toString(compacted.tombstones().toMillis()));
        } else {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            configs.put(TopicConfig.RETENTION_MS_CONFIG, retentionMs());
        }
        return configs;
    }

    NewTopic newTopic(int partitionCount, short replication) {
        return new NewTopic(name, partitionCount, replication).configs(configs(replication));
    }

    private String retentionMs() {
        return kept instanceof Kept.For limited
                ? Long.toString(limited.retention().toMillis())
                : "-1";
    }
}
