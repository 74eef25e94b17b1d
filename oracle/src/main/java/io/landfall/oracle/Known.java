package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What had occurred by an instant: "Facts after --as-of (inclusive) are not read." */
final class Known {

    private final List<Fact> facts;

    Known(List<JsonNode> events, Instant asOf) {
        facts = events.stream()
                .map(Fact::new)
                .filter(fact -> !fact.occurredAt().isAfter(asOf))
                .toList();
    }

    /** Every fact of a type, as it came: contradictions are settled within a subject, not here. */
    List<Fact> raw(String type) {
        return facts.stream().filter(fact -> fact.type().equals(type)).toList();
    }

    /** The facts of a type by subject, each subject's distinct and in order. */
    Map<String, List<Fact>> bySubject(String type, String key) {
        Map<String, List<Fact>> groups = new TreeMap<>();
        for (Fact fact : raw(type)) {
            groups.computeIfAbsent(fact.text(key), ignored -> new ArrayList<>()).add(fact);
        }
        groups.replaceAll((subject, group) -> Fact.distinct(group));
        return groups;
    }
}
