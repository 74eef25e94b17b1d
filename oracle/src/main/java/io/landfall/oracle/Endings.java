package io.landfall.oracle;

import java.time.Duration;
import java.time.Instant;

/** Takes what was delivered back, and often delivers it again. */
record Endings(Draft draft) {

    void tell(Dice dice, String feature, Instant at) {
        DeploymentDraft deployments = new DeploymentDraft(draft);
        String end = dice.of("ROLLED_BACK", "REMOVED");
        deployments.ofFeature(dice, feature, 0, at, end);
        if (dice.chance(60)) {
            for (int n = 1; n <= DeploymentDraft.MOST; n++) {
                if (isTold(feature, n)) {
                    deployments.ofFeature(dice, feature, n, at, end);
                }
            }
        }
        if (dice.chance(65)) {
            Instant again = at.plus(Duration.ofHours(dice.of(24, 1, 0, 50)));
            deployments.ofFeature(dice, feature, dice.of(0, 1, 1, 2, 3), again, "SUCCEEDED");
        }
    }

    private boolean isTold(String feature, int n) {
        return draft.facts.stream()
                .anyMatch(fact ->
                        (feature + "-" + n).equals(fact.path("deploymentId").asText()));
    }
}
