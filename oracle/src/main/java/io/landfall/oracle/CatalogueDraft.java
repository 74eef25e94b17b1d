package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes catalogue entries and rollouts of features. */
record CatalogueDraft(Draft draft) {

    void write(Dice dice, String feature, Instant at) {
        ObjectNode fact = draft.fact(dice, "feature", "catalogue", at).put("feature", feature);
        if (dice.chance(60)) {
            fact.put("proof", dice.of("SOURCE", "SOURCE", "SIGNAL"));
        }
        Draft.strings(
                fact,
                "signals",
                dice.of(
                        List.of(feature + ".*"),
                        List.of("/" + feature + "/*", feature + "\\*x"),
                        List.of("/" + feature + "/{id}", "/{id}/a/b"),
                        List.of("*"),
                        List.of()));
        if (dice.chance(40)) {
            fact.put("team", dice.of("red", "blue"));
        }
        if (dice.chance(30)) {
            fact.put("name", "Our " + feature);
        }
        if (dice.chance(15)) {
            fact.put("launchAt", draft.when(dice).toString());
        }
        if (dice.chance(25)) {
            Draft.strings(fact, "sources", dice.of(List.of("web"), List.of("web", "app"), List.of("other")));
        }
        expect(dice, fact);
        nameItems(dice, fact);
        draft.facts.add(fact);
    }

    private void expect(Dice dice, ObjectNode fact) {
        if (dice.chance(20)) {
            fact.put("cadence", dice.of("P2D", "PT36H", "PT6H"));
        }
        if (!dice.chance(75)) {
            return;
        }
        ObjectNode expected = fact.putObject("expected");
        String what = dice.of("uses", "actors", "uses", "both", "uses");
        if (!what.equals("actors")) {
            expected.put("uses", dice.of(1, 2, 3));
        }
        if (!what.equals("uses")) {
            expected.put("actors", dice.of(1, 2));
        }
        if (!dice.chance(5)) {
            Instant by = dice.chance(30) ? draft.when(dice) : draft.early(dice).plus(Draft.window(dice));
            expected.put("by", by.plus(Duration.ofDays(dice.of(2, 3))).toString());
        }
    }

    private static void nameItems(Dice dice, ObjectNode fact) {
        if (dice.chance(25)) {
            Draft.strings(fact, "items", dice.of(List.of("i1"), List.of("AB-1"), List.of("CD-1", "i3")));
        }
        if (dice.chance(15)) {
            Draft.strings(fact, "labels", List.of("hot"));
        }
    }

    void rollout(Dice dice, String feature, Instant at, boolean enabled) {
        ObjectNode fact =
                draft.fact(dice, "rollout", "flags", at).put("feature", feature).put("enabled", enabled);
        if (dice.chance(50)) {
            fact.put("percentage", dice.of(100, 50, 10, 0));
        }
        if (dice.chance(12)) {
            fact.put("environment", dice.of("live", "staging"));
        }
        draft.facts.add(fact);
    }
}
