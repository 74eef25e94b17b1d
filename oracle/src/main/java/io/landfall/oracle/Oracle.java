package io.landfall.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All alerts, items and deliveries at an instant, from a plain list of facts. Read as the definition: it looks at
 * everything again each time, keeps nothing, and shares no code with what it is held against.
 */
public final class Oracle {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<Function<ItemCase, List<Run>>> OF_ITEMS = List.of(
            EntryUndecided::runs,
            OpenPastClosureWindow::runs,
            AlmostDone::runs,
            Stalled::runs,
            ItemNeverFinished::runs);

    private static final List<Function<DeliveryCase, List<Run>>> OF_DELIVERIES = List.of(
            DeliveredUnused::runs,
            DeliveredUnobservable::runs,
            DeliveryUndecided::unreceived,
            BelowExpectedUse::runs,
            UseFaded::runs,
            FeatureNeverFinished::runs,
            DeliveryUndecided::unclosed);

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
        Map<String, List<Alert>> found = alerts(world, deliveries).stream()
                .collect(Collectors.groupingBy(alert -> alert.topic().subject()));
        List<ObjectNode> alerts = found.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Alert::openedAt).thenComparing(Alert::id))
                .map(alert -> asRead(alert.json(world, found.get(alert.topic().subject()))))
                .toList();
        List<ObjectNode> items = world.items.values().stream()
                .map(item -> asRead(Rows.item(world, item)))
                .toList();
        List<ObjectNode> episodes = deliveries.stream()
                .map(delivery -> asRead(Rows.delivery(world, delivery)))
                .toList();
        return new Result(alerts, items, episodes);
    }

    static List<Alert> alerts(World world, List<Delivery> deliveries) {
        List<Alert> alerts = new ArrayList<>();
        for (WorkItem item : world.items.values()) {
            for (WorkItem.Episode episode : item.episodes) {
                ItemCase about = ItemCase.of(world, item, episode);
                OF_ITEMS.forEach(verdict -> verdict.apply(about).forEach(run -> alerts.addAll(run.alerts(world))));
            }
        }
        for (Delivery delivery : deliveries) {
            DeliveryCase about = DeliveryCase.of(world, delivery);
            OF_DELIVERIES.forEach(verdict -> verdict.apply(about).forEach(run -> alerts.addAll(run.alerts(world))));
        }
        world.sources.silences().forEach(silence -> alerts.addAll(silence.run().alerts(world)));
        return alerts;
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
