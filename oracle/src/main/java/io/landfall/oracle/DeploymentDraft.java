package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes facts of deployments. */
record DeploymentDraft(Draft draft) {

    /** The greatest number of a deployment. */
    static final int MOST = 4;

    private static final List<String> ENVIRONMENTS = List.of("production", "Live", "PROD", "staging");

    /** Deployment n of a feature: two in a row share an artifact, others a version only. */
    void ofFeature(Dice dice, String feature, int n, Instant at, String status) {
        ObjectNode fact = draft.fact(dice, "deployment", dice.of("ci", "ci", "cd"), at);
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
        int environment = Math.floorMod((feature + n).hashCode(), 8);
        if (environment < ENVIRONMENTS.size() && n > 0) {
            fact.put("environment", ENVIRONMENTS.get(environment));
        }
        if (status == null || !status.startsWith("R")) {
            String naming = dice.of("feature", "feature", "feature", "item", "both", "nothing");
            if (naming.equals("feature") || naming.equals("both")) {
                fact.putArray("features").add(feature);
            }
            if (naming.equals("item") || naming.equals("both")) {
                fact.putArray("items").add(dice.of("i1", "AB-1", "CD-1", "i2", "i3", "unknown"));
            }
        }
        draft.facts.add(fact);
    }

    /** Deployment n of an item, which it names by its id, by a key or in a commit message. */
    void ofItem(Dice dice, String item, int n, Instant at, String status) {
        ObjectNode fact = draft.fact(dice, "deployment", dice.of("ci", "github:acme/shop", "gitlab:acme/shop"), at);
        fact.put("deploymentId", item + "-" + n);
        if (status != null) {
            fact.put("status", status);
        }
        if (dice.chance(10)) {
            fact.put("environment", "test");
        }
        if (status != null && status.startsWith("R") && !dice.chance(10)) {
            draft.facts.add(fact);
            return;
        }
        switch (dice.of("id", "key", "commit", "commit")) {
            case "id" -> fact.putArray("items").add(item);
            case "key" -> fact.putArray("items").add(Draft.KEYS.get(dice.below(Draft.KEYS.size())));
            default ->
                fact.putArray("commits")
                        .addObject()
                        .put("sha", "c" + n)
                        .put(
                                "message",
                                dice.of("AB-1: less", "fixes #7", "AB-2 and CD-1", "see acme/shop#7", "AB-1x, AB-12"));
        }
        draft.facts.add(fact);
    }
}
