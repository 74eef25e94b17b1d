package io.landfall.cli.replay;

import io.landfall.cli.CommandException;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import io.landfall.serde.AvroRegistryDeserializer;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the topics of the pipeline to their ends, as committed. */
final class Collector {
    private static final Duration POLL = Duration.ofMillis(200);
    // A transaction that a killed run left open is given up by the broker after 10 s; until then it hides what follows.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> connection;

    Collector(Map<String, Object> connection) {
        this.connection = connection;
    }

    Verdicts collect() {
        Map<String, Alert> alerts = new HashMap<>();
        Map<String, Item> items = new HashMap<>();
        Map<String, Delivery> deliveries = new HashMap<>();
        List<DeadLetter> letters = new ArrayList<>();
        read(Topics.ALERTS, (key, value) -> keepLast(alerts, key, (Alert) value));
        read(Topics.ITEMS, (key, value) -> keepLast(items, key, (Item) value));
        read(Topics.DELIVERIES, (key, value) -> keepLast(deliveries, key, (Delivery) value));
        read(Topics.DEAD_LETTERS, (key, value) -> {
            if (value instanceof DeadLetter letter && letter.getFile() == null) {
                letters.add(letter);
            }
        });
        List<Alert> held = alerts.values().stream()
                .filter(alert -> alert.getStatus() != AlertStatus.RETRACTED)
                .sorted(Comparator.comparing(Alert::getOpenedAt).thenComparing(Alert::getAlertId))
                .toList();
        return new Verdicts(
                held,
                sorted(items.values(), Comparator.comparing(Item::getItemId)),
                sorted(
                        deliveries.values(),
                        Comparator.comparing(Delivery::getFeature).thenComparing(Delivery::getEpisode)),
                sorted(letters, Comparator.comparing(DeadLetter::getReason).thenComparing(DeadLetter::getRaw)),
                alerts.size() - (long) held.size());
    }

    private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList();
    }

    private static <T> void keepLast(Map<String, T> last, String key, @Nullable T value) {
        if (value == null) {
            last.remove(key);
        } else {
            last.put(key, value);
        }
    }

    private void read(TopicSpec topic, BiConsumer<String, @Nullable SpecificRecord> each) {
        try (KafkaConsumer<String, SpecificRecord> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = ends(partitions);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                for (ConsumerRecord<String, SpecificRecord> one : consumer.poll(POLL)) {
                    each.accept(Objects.requireNonNullElse(one.key(), ""), one.value());
                }
                if (System.nanoTime() - until > 0) {
                    throw new CommandException(
                            topic.name() + " could not be read to its end within " + PATIENCE.toSeconds() + " s",
                            "do it again; with --data it goes on where it was");
                }
            }
        }
    }

    /** The real ends, behind transactions that are still open, too. */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_UNCOMMITTED.toString());
        try (KafkaConsumer<String, SpecificRecord> consumer = consumer(settings)) {
            return consumer.endOffsets(partitions);
        }
    }

    private KafkaConsumer<String, SpecificRecord> consumer() {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        return consumer(settings);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return settings;
    }

    private static KafkaConsumer<String, SpecificRecord> consumer(Map<String, Object> settings) {
        AvroRegistryDeserializer<SpecificRecord> values = new AvroRegistryDeserializer<>();
        values.configure(settings, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), values);
    }
}
