package io.landfall.bench.timers;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.serde.AvroRegistryDeserializer;
import io.landfall.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The alerts that were really said, as any client of the topic reads them. */
final class RaisedAlerts {

    private static final Duration POLL = Duration.ofMillis(200);

    private RaisedAlerts() {}

    /** How many different ones were raised. */
    static int count(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        AvroRegistryDeserializer<Alert> alerts = new AvroRegistryDeserializer<>();
        alerts.configure(own, false);
        TopicPartition partition = new TopicPartition(Topics.ALERTS.name(), 0);
        Set<String> raised = new HashSet<>();
        try (KafkaConsumer<String, Alert> consumer = new KafkaConsumer<>(own, new StringDeserializer(), alerts)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, Alert> record : consumer.poll(POLL)) {
                    if (record.value().getStatus() == AlertStatus.RAISED) {
                        raised.add(record.key());
                    }
                }
            }
        }
        return raised.size();
    }
}
