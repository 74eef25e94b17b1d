package io.landfall.oracle;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A canonical event, read by the field names of contract.md; a getter answers {@code null} for an absent field.
 *
 * @param json its fields
 * @param occurredAt when; {@code null} for a record without, such as one of a policy file
 */
record Fact(JsonNode json, Instant occurredAt) {

    /**
     * "Facts are ordered by occurredAt, source, sequence (absent first), id." The type decides last, which only facts
     * of different types can need.
     */
    static final Comparator<Fact> ORDER = comparing(Fact::occurredAt)
            .thenComparing(Fact::source)
            .thenComparing(Fact::sequence, nullsFirst(naturalOrder()))
            .thenComparing(Fact::id)
            .thenComparing(Fact::type);

    /**
     * "A fact's identity is type, source, id; if contents differ under one identity, the smallest canonical JSON
     * wins." Applied to the facts of one subject; the answer is in fact order.
     */
    static List<Fact> distinct(Collection<Fact> facts) {
        Map<List<String>, Fact> winners = new LinkedHashMap<>();
        for (Fact fact : facts) {
            winners.merge(List.of(fact.type(), fact.source(), fact.id()), fact, Fact::smaller);
        }
        return winners.values().stream().sorted(ORDER).toList();
    }

    private static Fact smaller(Fact one, Fact other) {
        return Canonical.json(one.json).compareTo(Canonical.json(other.json)) <= 0 ? one : other;
    }

    Fact(JsonNode json) {
        this(json, instant(json, "occurredAt"));
    }

    String type() {
        return text("type");
    }

    String id() {
        return text("id");
    }

    String source() {
        return has("source") ? text("source") : "file";
    }

    Long sequence() {
        return has("sequence") ? json.get("sequence").longValue() : null;
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    JsonNode get(String field) {
        return has(field) ? json.get(field) : null;
    }

    String text(String field) {
        return has(field) ? json.get(field).asText() : null;
    }

    Instant instant(String field) {
        return instant(json, field);
    }

    private static Instant instant(JsonNode json, String field) {
        return json.hasNonNull(field) ? Canonical.instant(json.get(field).asText()) : null;
    }

    /** The strings of a list; none where it is absent. */
    List<String> list(String field) {
        List<String> values = new ArrayList<>();
        if (has(field)) {
            json.get(field).forEach(value -> values.add(value.asText()));
        }
        return values;
    }

    /** "An absent environment is production; prod, production, live (any case) are production." */
    boolean inProduction() {
        String environment = text("environment");
        return environment == null
                || List.of("prod", "production", "live").stream().anyMatch(environment::equalsIgnoreCase);
    }
}
