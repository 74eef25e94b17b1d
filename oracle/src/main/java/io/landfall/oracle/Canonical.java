package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one way to write a fact down: keys sorted, no white space, absent fields left out, instants normalised,
 * {@code x-} fields dropped, source defaulted.
 */
final class Canonical {

    private static final Set<String> INSTANTS =
            Set.of("occurredAt", "createdAt", "launchAt", "until", "baselineAt", "through", "authoredAt", "by");

    private Canonical() {}

    static String json(JsonNode event) {
        ObjectNode sorted = (ObjectNode) sorted(event);
        if (!sorted.has("source")) {
            sorted.put("source", "file");
            sorted = (ObjectNode) sorted(sorted);
        }
        return sorted.toString();
    }

    /** Instants have microsecond precision; finer fractions are cut off. */
    static Instant instant(String text) {
        return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        var object = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value.isNull() || name.startsWith("x-")) {
                continue;
            }
            boolean instant = value.isTextual() && INSTANTS.contains(name);
            if (instant) {
                object.put(name, instant(value.textValue()).toString());
            } else {
                object.set(name, sorted(value));
            }
        }
        return object;
    }
}
