package io.landfall.sample;

import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import io.landfall.schema.Rollout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions of people, and switches of flags. */
final class Says {

    private Says() {}

    static Decision decision(
            String subject,
            Instant at,
            DecisionKind kind,
            DecisionOutcome outcome,
            String who,
            String why,
            @Nullable Instant until) {
        return Decision.newBuilder()
                .setId(String.join("/", subject, kind.name(), String.valueOf(at.getEpochSecond())))
                .setSource(Sources.PEOPLE)
                .setOccurredAt(at)
                .setSubject(subject)
                .setDecision(kind)
                .setOutcome(outcome)
                .setBy(List.of(who))
                .setWhy(why)
                .setUntil(until)
                .build();
    }

    static Rollout rollout(Product product, Instant at, double percentage) {
        return Rollout.newBuilder()
                .setId(product.key() + "/to-" + (int) percentage)
                .setSource(Sources.FLAGS)
                .setOccurredAt(at)
                .setFeature(product.key())
                .setEnvironment("production")
                .setEnabled(percentage > 0)
                .setPercentage(percentage)
                .build();
    }
}
