package io.landfall.cli.replay;

import io.landfall.cli.CommandException;
import io.landfall.cli.unmapped.References;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import io.landfall.schema.Unmapped;
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

    private final Offsets offsets;

    /** @param offsets tells the real ends, behind transactions that are still open, too */
    Collector(Map<String, Object> connection, Offsets offsets) {
        this.connection = connection;
        this.offsets = offsets;
    }

    Verdicts collect() {
        Map<String, Alert> alerts = new HashMap<>();
        Map<String, Item> items = new HashMap<>();
        Map<String, Delivery> deliveries = new HashMap<>();
        Map<String, Unmapped> unmapped = new HashMap<>();
        List<DeadLetter> letters = new ArrayList<>();
        List<TopicSpec> topics =
                List.of(Topics.ALERTS, Topics.ITEMS, Topics.DELIVERIES, Topics.UNMAPPED, Topics.DEAD_LETTERS);
        read(topics, (topic, key, value) -> {
            if (topic.equals(Topics.ALERTS.name())) {
                keepLast(alerts, key, (Alert) value);
            } else if (topic.equals(Topics.ITEMS.name())) {
                keepLast(items, key, (Item) value);
            } else if (topic.equals(Topics.DELIVERIES.name())) {
                keepLast(deliveries, key, (Delivery) value);
            } else if (topic.equals(Topics.UNMAPPED.name())) {
                keepLast(unmapped, key, (Unmapped) value);
            } else if (value instanceof DeadLetter letter && letter.getFile() == null) {
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
                alerts.size() - (long) held.size(),
                References.of(unmapped.values()));
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

    private interface Each {
        void take(String topic, String key, @Nullable SpecificRecord value);
    }

    private void read(List<TopicSpec> topics, Each each) {
        try (KafkaConsumer<String, SpecificRecord> consumer = consumer()) {
            Map<TopicPartition, Long> ends =
                    offsets.ends(topics.stream().map(TopicSpec::name).toList());
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!isThere(consumer, ends)) {
                for (ConsumerRecord<String, SpecificRecord> one : consumer.poll(POLL)) {
                    each.take(one.topic(), Objects.requireNonNullElse(one.key(), ""), one.value());
                }
                if (System.nanoTime() - until > 0) {
                    throw new CommandException(
                            "the verdicts could not be read to their end within " + PATIENCE.toSeconds() + " s",
                            "do it again; with --data it goes on where it was");
                }
            }
        }
    }

    private static boolean isThere(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private KafkaConsumer<String, SpecificRecord> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        AvroRegistryDeserializer<SpecificRecord> values = new AvroRegistryDeserializer<>();
        values.configure(connection, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), values);
    }
}
