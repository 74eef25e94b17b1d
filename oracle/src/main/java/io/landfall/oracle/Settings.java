package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A policy as it applies to one subject: "Fields are resolved one by one: feature, itemType, team, default, built-in."
 *
 * @param chain the records in force, the most particular first
 */
record Settings(List<Fact> chain) {

    private static final ObjectNode BUILT_IN = JsonNodeFactory.instance
            .objectNode()
            .put("scope", "built-in")
            .put("id", "built-in")
            .put("closureWindow", "P30D")
            .put("adoptionWindow", "P30D")
            .put("adoptionMinUses", 1)
            .put("closureClock", "CREATED");

    /** The record that supplies a field; {@code null} where none does or the first that speaks of it says off. */
    private Fact supplier(String field) {
        for (Fact record : chain) {
            if (off(record, field)) {
                return null;
            }
            if (record.has(field)) {
                return record;
            }
        }
        Fact builtIn = new Fact(BUILT_IN);
        return builtIn.has(field) ? builtIn : null;
    }

    /** "{@code off} unsets": as the value of the field, or its name in the list {@code off}. */
    private static boolean off(Fact record, String field) {
        return "off".equals(record.text(field)) || record.list("off").contains(field);
    }

    private JsonNode value(String field) {
        Fact supplier = supplier(field);
        return supplier == null ? null : supplier.get(field);
    }

    /** "An unset window turns its verdict (pause, reminder) off": {@code null}. */
    Duration window(String field) {
        JsonNode value = value(field);
        return value == null ? null : Duration.parse(value.textValue());
    }

    /** Whether a window, or the number that stands for one, is set. */
    boolean sets(String field) {
        return supplier(field) != null;
    }

    /** How many follow-ups are too many; 0: never. */
    long followUps() {
        JsonNode value = value("followUps");
        return value == null ? 0 : value.longValue();
    }

    String closureClock() {
        JsonNode value = value("closureClock");
        return value == null ? "CREATED" : value.textValue();
    }

    long adoptionMinUses() {
        JsonNode value = value("adoptionMinUses");
        return value == null ? 1 : value.longValue();
    }

    boolean countUnknown() {
        JsonNode value = value("countUnknown");
        return value != null && value.booleanValue();
    }

    /** "At least minRollout percent (default: above 0)." */
    double minRollout() {
        JsonNode value = value("minRollout");
        return value == null ? 0 : value.doubleValue();
    }

    Instant baselineAt() {
        JsonNode value = value("baselineAt");
        return value == null ? null : Canonical.instant(value.textValue());
    }

    WorkingTime workingTime() {
        return WorkingTime.of(value("calendar"));
    }

    /** "policy.scope is the one that supplied the window, version that record's id, or built-in"; as written. */
    ObjectNode applied(String window) {
        Fact supplier = supplier(window);
        return JsonNodeFactory.instance
                .objectNode()
                .put("scope", supplier.text("scope"))
                .put("version", version(supplier))
                .put("window", supplier.text(window));
    }

    /** A line without an id gets a hash of its content. */
    static String version(Fact record) {
        return record.has("id") ? record.id() : sha256(Canonical.json(record.json()));
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
