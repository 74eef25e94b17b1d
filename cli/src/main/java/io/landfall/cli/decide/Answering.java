package io.landfall.cli.decide;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.verdict.Kind;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import java.util.Arrays;

/** Which alerts of its subject a decision speaks to. */
final class Answering {

    private Answering() {}

    /** Whether something should become of an open alert. */
    static boolean concerns(Decision decision, Alert alert) {
        if (decision.getDecision() == DecisionKind.SNOOZE) {
            String kind = decision.getKind();
            boolean meant = kind == null || kind.equals(alert.getKind().name());
            return meant && alert.getStatus() != AlertStatus.SNOOZED;
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(alert.getKind().name()))
                .findAny()
                .map(kind -> kind.answers()
                        .contains(
                                DecisionFact.Kind.valueOf(decision.getDecision().name())))
                .orElseGet(() -> alert.getAsks().getDecision() == decision.getDecision());
    }
}
