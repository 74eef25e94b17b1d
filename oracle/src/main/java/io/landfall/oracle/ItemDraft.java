package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes facts of items. */
record ItemDraft(Draft draft) {

    /** A change; no category: one that leaves it as it was. */
    void write(Dice dice, String itemId, Instant at, String category) {
        ObjectNode fact = draft.fact(dice, "work-item", dice.of("tracker", "tracker", "mirror"), at);
        fact.put("itemId", itemId);
        if (category != null) {
            fact.put("statusCategory", category);
        }
        if (dice.chance(20)) {
            fact.put("activity", dice.of(false, false, true));
        }
        describe(dice, fact);
        if (dice.chance(12)) {
            fact.put(
                    "createdAt",
                    at.minus(Duration.ofHours(dice.of(24, 1, 0, 60, -30))).toString());
        }
        if (dice.chance(10)) {
            fact.put("deleted", dice.of(true, false, false));
        }
        draft.facts.add(fact);
    }

    private static void describe(Dice dice, ObjectNode fact) {
        if (dice.chance(35)) {
            fact.put("key", key(dice));
        }
        if (dice.chance(15)) {
            fact.putArray("formerKeys").add(key(dice));
        }
        if (dice.chance(20)) {
            fact.put("title", dice.of("One", "Two"));
        }
        if (dice.chance(30)) {
            fact.put("team", dice.of("red", "blue"));
        }
        if (dice.chance(25)) {
            fact.put("itemType", dice.of("FEATURE", "DEFECT"));
        }
        if (dice.chance(20)) {
            Draft.strings(fact, "features", dice.of(List.of("export"), List.of("pay", "export"), List.of()));
        }
        if (dice.chance(12)) {
            Draft.strings(fact, "labels", dice.of(List.of("hot"), List.of()));
        }
    }

    private static String key(Dice dice) {
        return Draft.KEYS.get(dice.below(Draft.KEYS.size()));
    }
}
