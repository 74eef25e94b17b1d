package io.landfall.topology;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Proof;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.List;

/** Facts as the topology tests tell them; their ids follow from what they say. */
final class Told {

    private Told() {}

    static WorkItem.Builder item(String itemId, Instant at, StatusCategory category) {
        return WorkItem.newBuilder()
                .setId(itemId + category + at)
                .setOccurredAt(at)
                .setItemId(itemId)
                .setStatusCategory(category);
    }

    static Deployment delivered(String feature, Instant at) {
        return Deployment.newBuilder()
                .setId(feature + at)
                .setSource("ci")
                .setOccurredAt(at)
                .setDeploymentId("d-" + feature)
                .setStatus(DeploymentStatus.SUCCEEDED)
                .setFeatures(List.of(feature))
                .build();
    }

    static Feature.Builder feature(String feature, Instant at, String... signals) {
        return Feature.newBuilder()
                .setId(feature + at)
                .setSource("catalogue")
                .setOccurredAt(at)
                .setFeature(feature)
                .setProof(Proof.SOURCE)
                .setSignals(List.of(signals));
    }

    static Policy.Builder policy(String scope, Instant at) {
        return Policy.newBuilder()
                .setId(scope + at)
                .setSource("people")
                .setOccurredAt(at)
                .setScope(scope);
    }

    static Usage.Builder use(String signal, Instant at) {
        return Usage.newBuilder()
                .setId(signal + at)
                .setSource("web")
                .setOccurredAt(at)
                .setSignal(signal)
                .setActorClass(ActorClass.EXTERNAL);
    }

    static Decision.Builder closure(String subject, Instant at, String... by) {
        return Decision.newBuilder()
                .setId(subject + at)
                .setSource("people")
                .setOccurredAt(at)
                .setSubject(subject)
                .setDecision(DecisionKind.CLOSURE)
                .setOutcome(DecisionOutcome.KEPT_OPEN)
                .setBy(List.of(by));
    }
}
