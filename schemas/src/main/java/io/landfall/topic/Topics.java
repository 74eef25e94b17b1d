package io.landfall.topic;

import io.landfall.event.FactType;
import io.landfall.schema.Alert;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Decision;
import io.landfall.schema.Delivery;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Item;
import io.landfall.schema.Policy;
import io.landfall.schema.Progress;
import io.landfall.schema.Rollout;
import io.landfall.schema.Unmapped;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import io.landfall.topic.TopicSpec.Kept;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/** The topic catalogue. One table: whatever a topic is named or keeps is said here and nowhere else. */
public final class Topics {

    public static final String PREFIX = "landfall.";
    public static final int DEFAULT_PARTITIONS = 4;

    private static final Kept FOREVER = new Kept.Forever();
    private static final Kept A_YEAR = new Kept.For(Duration.ofDays(365));
    private static final Kept A_MONTH = new Kept.For(Duration.ofDays(30));
    private static final Kept LAST = new Kept.LastOfKey(Duration.ofDays(7));
    /** A dead letter carries the original bytes, whose size nobody vouches for. */
    private static final Map<String, String> LARGE =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(16 * 1024 * 1024));

    // Facts, in.
    public static final TopicSpec WORK_ITEMS = topic("work-items", "item:ID", WorkItem.getClassSchema(), FOREVER);
    public static final TopicSpec DEPLOYMENTS =
            topic("deployments", "service:NAME, else deployment:ID", Deployment.getClassSchema(), FOREVER);
    public static final TopicSpec USAGE = topic("usage", "id of the fact", Usage.getClassSchema(), A_MONTH);
    public static final TopicSpec DECISIONS = topic("decisions", "subject", Decision.getClassSchema(), FOREVER);
    public static final TopicSpec ROLLOUTS = topic("rollouts", "feature:KEY", Rollout.getClassSchema(), FOREVER);
    public static final TopicSpec PROGRESS = topic("progress", "source:NAME", Progress.getClassSchema(), FOREVER);
    public static final TopicSpec FEATURES =
            topic("features", "feature:KEY|source|id|content", Feature.getClassSchema(), LAST);
    public static final TopicSpec POLICIES =
            topic("policies", "scope|source|id|content", Policy.getClassSchema(), LAST);

    // Verdicts and state, out.
    public static final TopicSpec ALERTS = topic("alerts", "alert id", Alert.getClassSchema(), A_YEAR);
    public static final TopicSpec ALERTS_OPEN = topic("alerts-open", "alert id", Alert.getClassSchema(), LAST);
    public static final TopicSpec ITEMS = topic("items", "item:ID", Item.getClassSchema(), LAST);
    public static final TopicSpec DELIVERIES =
            topic("deliveries", "feature:KEY|deliveredAt", Delivery.getClassSchema(), LAST);
    public static final TopicSpec UNMAPPED =
            topic("unmapped", "reason|source|reference", Unmapped.getClassSchema(), LAST);
    public static final TopicSpec DEAD_LETTERS = new TopicSpec(
            PREFIX + "dead-letters", "source", DeadLetter.getClassSchema(), DEFAULT_PARTITIONS, A_MONTH, LARGE);

    public static final List<TopicSpec> ALL = List.of(
            WORK_ITEMS,
            DEPLOYMENTS,
            USAGE,
            DECISIONS,
            ROLLOUTS,
            PROGRESS,
            FEATURES,
            POLICIES,
            ALERTS,
            ALERTS_OPEN,
            ITEMS,
            DELIVERIES,
            UNMAPPED,
            DEAD_LETTERS);

    private Topics() {}

    /** Where facts of a type are sent. */
    public static TopicSpec of(FactType type) {
        return switch (type) {
            case WORK_ITEM -> WORK_ITEMS;
            case DEPLOYMENT -> DEPLOYMENTS;
            case USAGE -> USAGE;
            case DECISION -> DECISIONS;
            case FEATURE -> FEATURES;
            case ROLLOUT -> ROLLOUTS;
            case PROGRESS -> PROGRESS;
            case POLICY -> POLICIES;
        };
    }

    public static Optional<TopicSpec> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static TopicSpec topic(String name, String key, Schema record, Kept kept) {
        return new TopicSpec(PREFIX + name, key, record, DEFAULT_PARTITIONS, kept, Map.of());
    }
}
