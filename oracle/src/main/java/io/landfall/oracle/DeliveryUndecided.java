package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code DELIVERED_UNRECEIVED} and {@code CLOSURE_UNDECIDED}: delivered for longer than the window without a decision.
 * After an answer that lapsed the window runs anew from there, but never before the clock of the delivery.
 */
final class DeliveryUndecided {

    private DeliveryUndecided() {}

    static List<Run> unreceived(DeliveryCase about) {
        return runs(about, Kind.DELIVERED_UNRECEIVED);
    }

    static List<Run> unclosed(DeliveryCase about) {
        return runs(about, Kind.CLOSURE_UNDECIDED);
    }

    private static List<Run> runs(DeliveryCase about, Kind kind) {
        Duration window = about.settings().window(kind.window);
        Instant clock = about.deliveryClock();
        if (window == null || clock == null) {
            return List.of();
        }
        WorkingTime time = about.settings().workingTime();
        return List.of(new Run(
                about.topic(kind),
                about.delivery().deliveredAt(),
                clock,
                lapsed -> about.due(
                        lapsed == null ? clock : Run.later(lapsed, clock),
                        window,
                        time,
                        List.of(),
                        UnaryOperator.identity()),
                null,
                (due, opened) -> evidence(about.delivery(), opened)));
    }

    private static ObjectNode evidence(Delivery delivery, Instant opened) {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.putObject("counts").put("deployments", delivery.deploymentsBy(opened));
        evidence.putArray("facts").add(delivery.starter.fact().id());
        return evidence;
    }
}
