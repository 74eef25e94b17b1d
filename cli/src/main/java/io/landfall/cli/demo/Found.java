package io.landfall.cli.demo;

import io.landfall.cli.broker.TopicReader;
import io.landfall.schema.Alert;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import io.landfall.topic.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What the pipeline has said so far.
 *
 * @param alerts last state of each, by id
 * @param upTo where the log of alerts ended then
 */
record Found(Map<String, Alert> alerts, List<Item> items, List<Delivery> deliveries, Map<TopicPartition, Long> upTo) {

    static Found read(TopicReader reader) {
        // The end first: what is said meanwhile may be told twice, but never missed.
        Map<TopicPartition, Long> upTo = reader.ends(Topics.ALERTS.name());
        Map<String, Alert> alerts = new HashMap<>();
        reader.readAll(Topics.ALERTS.name(), record -> alerts.put(record.key(), (Alert) record.value()));
        return new Found(
                alerts,
                values(reader, Topics.ITEMS.name(), Item.class),
                values(reader, Topics.DELIVERIES.name(), Delivery.class),
                upTo);
    }

    private static <T> List<T> values(TopicReader reader, String topic, Class<T> type) {
        Collection<?> values = reader.table(topic).values();
        return values.stream().map(type::cast).toList();
    }
}
