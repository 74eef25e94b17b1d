package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a thing after one of its facts: "An absent field keeps its previous value."
 *
 * @param fact the fact
 * @param state the fields of this fact over those of the facts before it
 */
record Snapshot(Fact fact, Fact state) {

    /** One snapshot a fact, in the order given. */
    static List<Snapshot> of(List<Fact> facts) {
        List<Snapshot> snapshots = new ArrayList<>();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Fact fact : facts) {
            ObjectNode next = fields.deepCopy();
            fact.json().properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> next.set(field.getKey(), field.getValue()));
            snapshots.add(new Snapshot(fact, new Fact(next, fact.occurredAt())));
            fields = next;
        }
        return snapshots;
    }

    Instant at() {
        return fact.occurredAt();
    }
}
