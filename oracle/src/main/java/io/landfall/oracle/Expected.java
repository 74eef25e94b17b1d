package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * The use that the catalogue expects of a feature; 0 stands for what it does not speak of.
 *
 * @param uses how many
 * @param actors by how many actors
 * @param by until when; {@code null}: not said
 * @param policy what an alert says of the entry that said so
 */
record Expected(long uses, long actors, Instant by, ObjectNode policy) {

    static Expected of(Fact entry) {
        Fact expected = new Fact(entry.get("expected"));
        Instant by = expected.instant("by");
        ObjectNode policy = JsonNodeFactory.instance
                .objectNode()
                .put("scope", "catalogue")
                .put("version", Settings.version(entry))
                .put("window", by == null ? null : by.toString());
        return new Expected(number(expected, "uses"), number(expected, "actors"), by, policy);
    }

    boolean isSaid() {
        return by != null && (uses > 0 || actors > 0);
    }

    private static long number(Fact expected, String field) {
        return expected.has(field) ? expected.get(field).longValue() : 0;
    }
}
