package io.landfall.topology;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.event.OutputJson;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** What holds: alerts, items and deliveries in the order of the contract, retracted alerts left out. */
record Verdicts(List<JsonNode> alerts, List<JsonNode> items, List<JsonNode> deliveries) {

    static Verdicts of(Collection<SpecificRecord> records) {
        return new Verdicts(
                records.stream()
                        .filter(Alert.class::isInstance)
                        .map(Alert.class::cast)
                        .filter(alert -> alert.getStatus() != AlertStatus.RETRACTED)
                        .sorted(Comparator.comparing(Alert::getOpenedAt).thenComparing(Alert::getAlertId))
                        .map(alert -> PureLaw.parse(OutputJson.write(alert)))
                        .toList(),
                records.stream()
                        .filter(Item.class::isInstance)
                        .map(Item.class::cast)
                        .sorted(Comparator.comparing(Item::getItemId))
                        .map(item -> PureLaw.parse(OutputJson.write(item)))
                        .toList(),
                records.stream()
                        .filter(Delivery.class::isInstance)
                        .map(Delivery.class::cast)
                        .sorted(Comparator.comparing(Delivery::getFeature).thenComparing(Delivery::getEpisode))
                        .map(delivery -> PureLaw.parse(OutputJson.write(delivery)))
                        .toList());
    }

    @Override
    public String toString() {
        return lines("alert", alerts) + lines("item", items) + lines("delivery", deliveries);
    }

    private static String lines(String what, List<JsonNode> nodes) {
        return nodes.stream().map(node -> what + ' ' + node + '\n').collect(Collectors.joining());
    }
}
