package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A history that is being written: its facts so far, and the names and instants that all of them draw on. */
final class Draft {

    static final List<String> FEATURES = List.of("export", "pay", "search");
    static final List<String> ITEMS = List.of("i1", "i2", "i3", "i4");
    static final List<String> KEYS = List.of("AB-1", "AB-2", "CD-1", "acme/shop#7", "i2");
    static final List<String> SOURCES = List.of("web", "app", "other");
    private static final List<String> WINDOWS =
            List.of("P1D", "PT6H", "P2D", "PT36H", "PT12H", "P3D", "PT5H30M", "P5D");

    final Instant base;
    final List<JsonNode> facts = new ArrayList<>();
    final List<JsonNode> pinned = new ArrayList<>();

    Draft(Instant base) {
        this.base = base;
    }

    /** An instant of the first weeks, mostly on a coarse grid so that many coincide. */
    Instant when(Dice dice) {
        return base.plus(Duration.ofDays(dice.below(14))).plus(hour(dice));
    }

    /** An instant of the first days. */
    Instant early(Dice dice) {
        return base.plus(Duration.ofDays(dice.below(3))).plus(hour(dice));
    }

    private static Duration hour(Dice dice) {
        Duration hour = Duration.ofHours(dice.of(9, 9, 12, 15, 0, 21));
        return hour.plus(dice.of(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(30),
                Duration.ofSeconds(1),
                Duration.ofNanos(1000)));
    }

    static Duration window(Dice dice) {
        return Duration.parse(windowText(dice));
    }

    static String windowText(Dice dice) {
        return WINDOWS.get(dice.below(WINDOWS.size()));
    }

    /** Next to an instant, or it. */
    static Duration jitter(Dice dice) {
        return dice.of(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofNanos(1000),
                Duration.ofNanos(-1000),
                Duration.ofHours(1),
                Duration.ofHours(-1));
    }

    /** The head of a fact. Ids come in no order of time. */
    ObjectNode fact(Dice dice, String type, String source, Instant at) {
        ObjectNode fact = JsonNodeFactory.instance.objectNode().put("type", type);
        fact.put("id", type.charAt(0) + "" + (100 + (facts.size() * 37) % 797));
        fact.put("source", source).put("occurredAt", at.toString());
        if (dice.chance(15)) {
            fact.put("sequence", dice.of(1, 2));
        }
        return fact;
    }

    static void strings(ObjectNode fact, String field, List<String> values) {
        Rows.strings(fact, field, values);
    }
}
