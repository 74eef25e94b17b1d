package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes single facts of a history, as a row of numbers chooses. */
final class Draft {

    static final List<String> FEATURES = List.of("export", "pay", "search");
    static final List<String> ITEMS = List.of("i1", "i2", "i3", "i4");
    static final List<String> KEYS = List.of("A-1", "A-2", "B-1", "B-2", "i2");
    private static final List<String> WINDOWS = List.of("P1D", "PT6H", "P2D", "PT36H", "P3D", "PT5H30M", "P5D");

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

    void item(Dice dice, String itemId, Instant at, String category) {
        ObjectNode fact = fact(dice, "work-item", dice.of("tracker", "tracker", "mirror"), at);
        fact.put("itemId", itemId);
        if (category != null) {
            fact.put("statusCategory", category);
        }
        if (dice.chance(35)) {
            fact.put("key", KEYS.get(dice.below(KEYS.size())));
        }
        if (dice.chance(15)) {
            fact.putArray("formerKeys").add(KEYS.get(dice.below(KEYS.size())));
        }
        if (dice.chance(30)) {
            fact.put("title", dice.of("One", "Two"));
        }
        if (dice.chance(30)) {
            fact.put("team", dice.of("red", "blue"));
        }
        if (dice.chance(30)) {
            fact.put("itemType", dice.of("FEATURE", "DEFECT"));
        }
        if (dice.chance(15)) {
            fact.put(
                    "createdAt",
                    at.minus(Duration.ofHours(dice.of(24, 1, 0, 60, -30))).toString());
        }
        if (dice.chance(30)) {
            strings(fact, "features", dice.of(List.of("export"), List.of("pay", "export"), List.of()));
        }
        if (dice.chance(15)) {
            strings(fact, "labels", dice.of(List.of("hot"), List.of()));
        }
        if (dice.chance(12)) {
            fact.put("deleted", dice.of(true, false, false));
        }
        facts.add(fact);
    }

    void catalogue(Dice dice, String feature, Instant at) {
        ObjectNode fact = fact(dice, "feature", "catalogue", at).put("feature", feature);
        if (dice.chance(60)) {
            fact.put("proof", dice.of("SOURCE", "SOURCE", "SIGNAL"));
        }
        strings(
                fact,
                "signals",
                dice.of(
                        List.of(feature + ".*"),
                        List.of("/" + feature + "/*", feature + "\\*x"),
                        List.of("*"),
                        List.of()));
        if (dice.chance(40)) {
            fact.put("team", dice.of("red", "blue"));
        }
        if (dice.chance(40)) {
            fact.put("name", "Our " + feature);
        }
        if (dice.chance(20)) {
            fact.put("launchAt", when(dice).toString());
        }
        if (dice.chance(25)) {
            strings(fact, "sources", dice.of(List.of("web"), List.of("web", "app"), List.of("other")));
        }
        if (dice.chance(25)) {
            strings(fact, "items", dice.of(List.of("i1"), List.of("A-1"), List.of("B-1", "i3")));
        }
        if (dice.chance(15)) {
            strings(fact, "labels", List.of("hot"));
        }
        facts.add(fact);
    }

    /** Deployment n of a feature: two in a row share an artifact, others a version only. */
    void deployment(Dice dice, String feature, int n, Instant at, String status) {
        ObjectNode fact = fact(dice, "deployment", dice.of("ci", "ci", "cd"), at);
        fact.put("deploymentId", feature + "-" + n);
        if (status != null) {
            fact.put("status", status);
        }
        if (!dice.chance(40)) {
            fact.put("artifactId", feature + "#" + n / 2);
        }
        if (!dice.chance(25)) {
            fact.put("service", "shop").put("version", "1." + (n + 1) / 2);
        }
        if (dice.chance(15)) {
            fact.put("team", "green");
        }
        List<String> environments = List.of("production", "Live", "PROD", "staging");
        int environment = Math.floorMod((feature + n).hashCode(), 8);
        if (environment < environments.size() && n > 0) {
            fact.put("environment", environments.get(environment));
        }
        if (status == null || !status.startsWith("R")) {
            String naming = dice.of("feature", "feature", "feature", "item", "both", "nothing");
            if (naming.equals("feature") || naming.equals("both")) {
                fact.putArray("features").add(feature);
            }
            if (naming.equals("item") || naming.equals("both")) {
                fact.putArray("items").add(dice.of("i1", "A-1", "B-1", "i2", "i3", "unknown"));
            }
        }
        facts.add(fact);
    }

    void usage(Dice dice, String feature, Instant at) {
        ObjectNode fact = fact(dice, "usage", dice.of("web", "app"), at);
        if (dice.chance(50)) {
            fact.put(
                    "signal",
                    dice.of(feature + ".click", "/" + feature + "/a/b", feature + "*x", feature.toUpperCase(), "ping"));
        }
        if (!fact.has("signal") || dice.chance(10)) {
            fact.put("feature", feature);
        }
        if (dice.chance(25)) {
            fact.put("fact", dice.of("USE", "EXPOSURE", "EVALUATION", "HEARTBEAT"));
        }
        if (!dice.chance(20)) {
            fact.put(
                    "actorClass",
                    dice.of("EXTERNAL", "EXTERNAL", "EXTERNAL", "INTERNAL", "BOT", "SYNTHETIC", "UNKNOWN"));
        }
        if (dice.chance(15)) {
            fact.put("environment", dice.of("prod", "LIVE", "staging"));
        }
        if (dice.chance(25)) {
            fact.put("count", dice.of(2, 0, 3));
        }
        if (dice.chance(50)) {
            fact.put("actor", dice.of("u1", "u2"));
        }
        facts.add(fact);
    }

    /** A use that counts. */
    void use(Dice dice, String feature, Instant at) {
        facts.add(fact(dice, "usage", dice.of("web", "app"), at)
                .put("feature", feature)
                .put("actorClass", "EXTERNAL"));
    }

    /** A sign of life that is about a feature, and so proves it, or about none. */
    void heartbeat(Dice dice, String feature, String source, Instant at) {
        ObjectNode fact =
                fact(dice, "usage", source, at).put("fact", "HEARTBEAT").put("actorClass", "SYNTHETIC");
        facts.add(feature == null ? fact.put("signal", "up") : fact.put("feature", feature));
    }

    void rollout(Dice dice, String feature, Instant at, boolean enabled) {
        ObjectNode fact =
                fact(dice, "rollout", "flags", at).put("feature", feature).put("enabled", enabled);
        if (dice.chance(50)) {
            fact.put("percentage", dice.of(100, 50, 10, 0));
        }
        if (dice.chance(12)) {
            fact.put("environment", dice.of("live", "staging"));
        }
        facts.add(fact);
    }

    void decision(Dice dice, String subject, Instant at, Instant until) {
        ObjectNode fact = fact(dice, "decision", "people", at).put("subject", subject);
        String decision = dice.of("CLOSURE", "CLOSURE", "STOP", "SNOOZE", "SNOOZE", "RECEPTION", "ENTRY");
        fact.put("decision", decision);
        if (decision.equals("CLOSURE")) {
            fact.put("outcome", dice.of("KEPT_OPEN", "CLOSED"));
        }
        if (decision.equals("SNOOZE") && dice.chance(60)) {
            fact.put("kind", dice.of("OPEN_PAST_CLOSURE_WINDOW", "DELIVERED_UNUSED"));
        }
        fact.putArray("by").add("ann");
        if (until != null) {
            fact.put("until", until.toString());
        }
        facts.add(fact);
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

    static String windowText(Dice dice) {
        return WINDOWS.get(dice.below(WINDOWS.size()));
    }

    static void strings(ObjectNode fact, String field, List<String> values) {
        Rows.strings(fact, field, values);
    }
}
