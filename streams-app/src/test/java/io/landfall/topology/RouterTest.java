package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Progress;
import io.landfall.schema.Rollout;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Claim;
import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant APPENDED = NOON.plusSeconds(5);

    private final List<String> told = new ArrayList<>();
    private final List<Envelope> rows = new ArrayList<>();
    private boolean news = true;

    @Test
    void aWorkItemGoesToItsItemAndClaimsItsKeys() {
        route(WorkItem.newBuilder()
                .setId("1")
                .setOccurredAt(NOON)
                .setItemId("I")
                .setKey("B-1")
                .setFormerKeys(List.of("A-1"))
                .build());

        assertThat(told).containsExactly("ITEMS I", "REFERENCES reference:3:A-1", "REFERENCES reference:3:B-1");
        assertThat(rows.get(1).getPayload())
                .isInstanceOfSatisfying(
                        Claim.class, claim -> assertThat(claim.getItemId()).isEqualTo("I"));
    }

    @Test
    void aDeploymentGoesToItsDeploymentId() {
        route(Deployment.newBuilder()
                .setId("1")
                .setOccurredAt(NOON)
                .setDeploymentId("d")
                .setStatus(DeploymentStatus.STARTED)
                .build());

        assertThat(told).containsExactly("DEPLOYMENTS d");
    }

    @Test
    void aDecisionGoesToItsSubjectWhateverItIsCalled() {
        route(decision("item:a:b"));
        route(decision("feature:F"));
        route(decision("source:web"));
        route(decision("team:red"));

        assertThat(told).containsExactly("ITEMS a:b", "FEATURES F", "SOURCES web");
    }

    @Test
    void aRolloutGoesToItsFeature() {
        route(Rollout.newBuilder()
                .setId("1")
                .setOccurredAt(NOON)
                .setFeature("F")
                .setEnabled(true)
                .build());

        assertThat(told).containsExactly("FEATURES F");
    }

    @Test
    void theCatalogueGoesToItsFeatureAndToWhoeverResolvesWithIt() {
        route(Feature.newBuilder()
                .setId("1")
                .setOccurredAt(NOON)
                .setFeature("F")
                .build());

        assertThat(told).containsExactly("FEATURES F", "ITEMS *", "REFERENCES *");
    }

    @Test
    void policiesAndProgressGoToWhoeverJudges() {
        route(Policy.newBuilder()
                .setId("1")
                .setOccurredAt(NOON)
                .setScope("default")
                .build());
        route(Progress.newBuilder()
                .setId("1")
                .setOccurredAt(NOON)
                .setThrough(NOON)
                .build());

        assertThat(told).containsExactly("ITEMS *", "FEATURES *", "SOURCES *", "ITEMS *", "FEATURES *", "SOURCES *");
    }

    @Test
    void everyRowIsNamedAfterItsFactAndKnowsWhenItWasHeard() {
        Decision fact = decision("item:I");

        route(fact);

        assertThat(rows).containsExactly(new Envelope(Rows.of(fact), APPENDED, fact));
    }

    private void route(SpecificRecord fact) {
        new Router((stage, subject, row) -> {
                    told.add(stage + " " + subject);
                    rows.add(row);
                })
                .route(fact, APPENDED);
    }

    private static Decision decision(String subject) {
        return Decision.newBuilder()
                .setId("1")
                .setOccurredAt(NOON)
                .setSubject(subject)
                .setDecision(DecisionKind.CLOSURE)
                .setBy(List.of("ann"))
                .build();
    }
}
