package io.landfall.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * All alerts, items and deliveries at an instant, from a plain list of facts. Read as the definition: it looks at
 * everything again each time, keeps nothing, and shares no code with what it is held against.
 */
public final class Oracle {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Oracle() {}

    /**
     * What {@code replay --as-of} writes.
     *
     * @param alerts those that hold or held, by openedAt, then alertId
     * @param items by itemId
     * @param deliveries by feature, then episode
     */
    public record Result(List<ObjectNode> alerts, List<ObjectNode> items, List<ObjectNode> deliveries) {}

    /**
     * Assesses a history.
     *
     * @param facts canonical events with id and source, in any order, duplicates allowed
     * @param pinnedPolicies the records of a {@code --policy} file
     * @param asOf the instant asked about; facts after it are not read
     */
    public static Result assess(List<JsonNode> facts, List<JsonNode> pinnedPolicies, Instant asOf) {
        return assess(new World(facts, pinnedPolicies, asOf));
    }

    static Result assess(World world) {
        List<Delivery> deliveries = world.deliveries.episodes();
        List<Alert> ofItems = world.items.values().stream()
                .map(item -> new OpenPastClosureWindow(world, item).alerts())
                .flatMap(List::stream)
                .toList();
        List<Alert> ofDeliveries = deliveries.stream()
                .map(delivery -> new DeliveredUnused(world, delivery).alerts())
                .flatMap(List::stream)
                .toList();
        List<ObjectNode> alerts = List.of(ofItems, ofDeliveries).stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Alert::openedAt).thenComparing(Alert::id))
                .map(alert -> asRead(alert.json(world)))
                .toList();
        List<ObjectNode> items = world.items.values().stream()
                .map(item -> asRead(Rows.item(world, item)))
                .toList();
        List<ObjectNode> episodes = deliveries.stream()
                .map(delivery -> asRead(Rows.delivery(world, delivery)))
                .toList();
        return new Result(alerts, items, episodes);
    }

    /** The object that a reader of the written line gets: equal to it under {@code equals}, numbers included. */
    private static ObjectNode asRead(ObjectNode node) {
        try {
            return (ObjectNode) MAPPER.readTree(node.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
