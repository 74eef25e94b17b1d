package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Writes facts of telemetry. */
record UsageDraft(Draft draft) {

    /** Something said about a feature, or about what its signals may match. */
    void write(Dice dice, String feature, Instant at) {
        ObjectNode fact = draft.fact(dice, "usage", dice.of("web", "app"), at);
        if (dice.chance(50)) {
            fact.put(
                    "signal",
                    dice.of(
                            feature + ".click",
                            "/" + feature + "/a/b",
                            "/" + feature + "/7",
                            feature + "*x",
                            feature.toUpperCase(),
                            "ping"));
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
        addActor(dice, fact);
        draft.facts.add(fact);
    }

    /** A use that counts. */
    void use(Dice dice, String feature, Instant at) {
        ObjectNode fact = draft.fact(dice, "usage", dice.of("web", "app"), at)
                .put("feature", feature)
                .put("actorClass", "EXTERNAL");
        if (dice.chance(60)) {
            fact.put("count", 3);
        }
        addActor(dice, fact);
        draft.facts.add(fact);
    }

    private static void addActor(Dice dice, ObjectNode fact) {
        if (dice.chance(50)) {
            fact.put("actor", dice.of("u1", "u2"));
        }
    }

    /** A sign of life that is about a feature, and so proves it, or about none. */
    void heartbeat(Dice dice, String feature, String source, Instant at) {
        ObjectNode fact =
                draft.fact(dice, "usage", source, at).put("fact", "HEARTBEAT").put("actorClass", "SYNTHETIC");
        draft.facts.add(feature == null ? fact.put("signal", "up") : fact.put("feature", feature));
    }
}
