package io.landfall.domain.feature;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.DeploymentFact.Status;
import io.landfall.domain.fact.UseBucket.ActorClass;
import io.landfall.domain.fact.UseBucket.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureAssessorTest {

    private final FeatureStory story = new FeatureStory();

    @ParameterizedTest(name = "used {0}: {1}")
    @CsvSource({
        "2 09:59:59.999999, #1 3 11:00", // before the hour in which the clock started
        "2 10:00,",
        "3 10:20,",
        "3 10:59:59.999999,",
        "3 11:00, #1 3 11:00 - 3 11:00 USE",
        "5 00:00, #1 3 11:00 - 5 00:00 USE",
    })
    void theWindowIsWidenedToWholeHoursAndAUseAtItsEndComesAfterIt(String used, String expected) {
        story.deployed("2 10:20", "d", "a").used(used);

        assertThat(story.alerts("20 00:00")).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void opensStrictlyAfterItsDeadline() {
        story.deployed("2 10:20", "d", "a").onlyHeard("web", "3 11:00");

        assertThat(story.alerts("3 11:00")).isEmpty();
        assertThat(story.assess("3 11:00").next()).isEqualTo(at("3 11:00:00.000001"));
        assertThat(story.alerts("3 11:00:00.000001")).containsExactly("#1 3 11:00");
    }

    @Test
    void aRollbackBeforeTheDeadlineEndsItAndTheSameArtifactGoesOnWithWhatIsLeft() {
        story.deployed("2 10:00", "d", "a").rolledBack("2 20:00", "d");
        assertThat(story.alerts("20 00:00")).isEmpty();

        story.deployed("5 00:00", "e", "a"); // 14 of 24 hours are left
        assertThat(story.alerts("20 00:00")).containsExactly("#1 5 14:00");
    }

    @Test
    void aRollbackAfterTheDeadlineClearsAndResumptionOpensTheSameAlertAgain() {
        story.deployed("2 10:00", "d", "a").rolledBack("4 00:00", "d");
        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00 - 4 00:00 ROLLBACK");

        story.deployed("5 00:00", "d", "a");
        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
    }

    @Test
    void aRollbackAtTheDeadlinePreventsItAndNothingLeftEndsAtTheResumptionRoundedUp() {
        story.deployed("2 10:20", "d", "a").rolledBack("3 11:00", "d");
        assertThat(story.alerts("20 00:00")).isEmpty();

        story.deployed("5 00:20", "d", "a");
        assertThat(story.alerts("20 00:00")).containsExactly("#1 5 01:00");
    }

    @Test
    void removalIsACauseOfItsOwn() {
        story.deployed("2 10:00", "d", "a").deployment("4 00:00", "d", null, Status.REMOVED, null);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00 - 4 00:00 REMOVED");
    }

    @Test
    void anotherArtifactAfterARollbackBeginsAnew() {
        story.deployed("2 10:00", "d", "a").rolledBack("2 20:00", "d").deployed("5 00:00", "e", "b");

        assertThat(story.alerts("20 00:00")).containsExactly("#2 6 00:00");
        assertThat(story.assess("20 00:00").deliveries())
                .extracting(DeliveryState::effective)
                .containsExactly(false, true);
    }

    @Test
    void aFurtherDeploymentChangesNothing() {
        story.deployed("2 10:00", "d", "a").deployed("3 00:00", "e", "b").rolledBack("3 05:00", "d");

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
        assertThat(story.delivery("20 00:00").deployments()).isEqualTo(2);
    }

    @Test
    void aFailureEndsNothing() {
        story.deployed("2 10:00", "d", "a").deployment("2 20:00", "d", null, Status.FAILED, null);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
    }

    @ParameterizedTest(name = "environment {0}: delivered {1}")
    @CsvSource({", true", "PROD, true", "Live, true", "production, true", "staging, false", "prod-eu, false"})
    void onlyProductionDelivers(String environment, boolean delivered) {
        story.deployment("2 10:00", "d", "a", Status.SUCCEEDED, environment);

        assertThat(story.assess("20 00:00").deliveries()).hasSize(delivered ? 1 : 0);
    }

    @Test
    void aRolloutSwitchedOffPausesTheWindow() {
        story.deployed("2 10:00", "d", "a")
                .rolledOut("2 10:00", true, 100)
                .rolledOut("2 20:00", false, 100)
                .rolledOut("5 00:00", true, 100);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 5 14:00");
        assertThat(story.delivery("3 00:00").effective()).isFalse();
        assertThat(story.delivery("3 00:00").endedAt()).isEqualTo(at("2 20:00"));
    }

    @Test
    void theClockWaitsForTheRollout() {
        story.deployed("2 10:00", "d", "a").rolledOut("2 10:00", true, 0).rolledOut("4 00:00", true, 1);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 5 00:00");
        assertThat(story.delivery("3 00:00").clockStartAt()).isNull();
    }

    @Test
    void rolledOutMeansAtLeastMinRolloutPercent() {
        story.rules("p1", "1 12:00", Map.of("adoptionWindow", window("PT24H"), "minRollout", 50.0));
        story.deployed("2 10:00", "d", "a").rolledOut("2 10:00", true, 49).rolledOut("4 00:00", true, 50);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 5 00:00");
    }

    @Test
    void theClockWaitsForTheAnnouncedLaunch() {
        story.entry(true, "4 00:00", List.of()).deployed("2 10:00", "d", "a").used("3 00:00");

        assertThat(story.alerts("20 00:00")).containsExactly("#1 5 00:00");
        assertThat(story.delivery("20 00:00").uses()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ActorClass.class)
    void withoutAProvenSourceTheClockWaitsForTheFirstSignalOfWhateverClass(ActorClass actorClass) {
        story.entry(false, null, List.of()).deployed("2 10:00", "d", "a");
        assertThat(story.alert("20 00:00").kind()).isEqualTo(io.landfall.domain.verdict.Kind.DELIVERED_UNOBSERVABLE);
        assertThat(story.delivery("20 00:00").proven()).isFalse();

        story.telemetry("4 00:00", Kind.HEARTBEAT, actorClass, true, 1, "click");
        assertThat(story.alerts("20 00:00")).containsExactly("#1 5 00:00", "#1 3 10:00 - 4 00:00 SIGNAL");
        assertThat(story.delivery("20 00:00").proven()).isTrue();
    }

    @Test
    void useInStagingProvesButDoesNotCount() {
        story.entry(false, null, List.of()).deployed("2 10:00", "d", "a");
        story.telemetry("1 00:00", Kind.USE, ActorClass.EXTERNAL, false, 1, "click");
        story.telemetry("3 00:00", Kind.USE, ActorClass.EXTERNAL, false, 1, "click");

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
        assertThat(story.delivery("20 00:00").otherSignals()).containsExactly(Map.entry("external", 1L));
    }

    @Test
    void aDeadlineWaitsUntilAListedSourceIsHeard() {
        story.entry(true, null, List.of("app")).deployed("2 10:00", "d", "a");

        FeatureAssessment waiting = story.assess("20 00:00");
        assertThat(waiting.alerts()).isEmpty();
        assertThat(waiting.awaits()).isEqualTo(at("3 10:00"));
        assertThat(waiting.sources()).containsExactly("app");

        story.heard("app", "3 09:59:59");
        assertThat(story.alerts("20 00:00")).isEmpty();

        story.heard("app", "3 10:00");
        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
        assertThat(story.assess("20 00:00").awaits()).isNull();
    }

    @Test
    void aHearingThatIsNotSeenYetIsTheNextInstantAndNothingIsAwaited() {
        story.deployed("2 10:00", "d", "a").onlyHeard("web", "6 00:00");

        FeatureAssessment assessed = story.assess("5 00:00");

        assertThat(assessed.alerts()).isEmpty();
        assertThat(assessed.awaits()).isNull();
        assertThat(assessed.next()).isEqualTo(at("6 00:00"));
    }

    @Test
    void whereNoSourceEverSpokeNothingIsUnused() {
        story.unheard().deployed("2 10:00", "d", "a");

        assertThat(story.assess("20 00:00").awaits()).isEqualTo(at("3 10:00"));
        assertThat(story.alerts("20 00:00")).isEmpty();
    }

    @ParameterizedTest(name = "by {0}, unknown counts {1}: used {2}")
    @CsvSource({
        "EXTERNAL, false, true",
        "EXTERNAL, true, true",
        "UNKNOWN, false, false",
        "UNKNOWN, true, true",
        "INTERNAL, true, false",
        "SYNTHETIC, true, false",
        "BOT, true, false",
    })
    void onlyExternalUseCountsAndUnknownWherePolicySaysSo(ActorClass by, boolean countUnknown, boolean used) {
        story.rules("p1", "1 12:00", Map.of("adoptionWindow", window("PT24H"), "countUnknown", countUnknown));
        story.deployed("2 10:00", "d", "a").used("2 12:00", by, 1);

        assertThat(story.alerts("20 00:00")).hasSize(used ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"EXPOSURE", "EVALUATION", "HEARTBEAT"})
    void nothingButUseIsUse(Kind kind) {
        story.deployed("2 10:00", "d", "a").telemetry("2 12:00", kind, ActorClass.EXTERNAL, true, 1, "click");

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
    }

    @Test
    void aCountOfZeroIsNoUse() {
        story.deployed("2 10:00", "d", "a").used("2 12:00", ActorClass.EXTERNAL, 0);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
    }

    @Test
    void clearsAtTheFactThatReachesTheThreshold() {
        story.rules("p1", "1 12:00", Map.of("adoptionWindow", window("PT24H"), "adoptionMinUses", 5L));
        story.deployed("2 10:00", "d", "a")
                .used("2 12:00", ActorClass.EXTERNAL, 2)
                .used("4 00:00", ActorClass.EXTERNAL, 2)
                .used("4 00:10", ActorClass.EXTERNAL, 2)
                .used("4 00:20", ActorClass.EXTERNAL, 2);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00 - 4 00:10 USE");
        assertThat(story.alerts("4 00:05")).isEmpty(); // not heard since the deadline by then
        assertThat(story.heard("web", "3 12:00").alerts("4 00:05")).containsExactly("#1 3 10:00");
    }

    @Test
    void theThresholdReachedInTimePrevents() {
        story.rules("p1", "1 12:00", Map.of("adoptionWindow", window("PT24H"), "adoptionMinUses", 2L));
        story.deployed("2 10:00", "d", "a").used("2 12:00").used("3 09:59:59.999999");

        assertThat(story.alerts("20 00:00")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: answers {1}")
    @CsvSource({"CLOSURE, true", "STOP, true", "RECEPTION, false", "EXIT, false"})
    void closureAndStopAnswerAReceptionDoesNot(DecisionFact.Kind kind, boolean answers) {
        story.deployed("2 10:00", "d", "a").decided("4 00:00", kind, null);

        assertThat(story.alerts("20 00:00")).containsExactly(answers ? "#1 3 10:00 - 4 00:00 DECISION" : "#1 3 10:00");
    }

    @Test
    void aDecisionFromBeforeTheDeliveryDoesNotCount() {
        story.deployed("2 10:00", "d", "a").decided("2 09:00", DecisionFact.Kind.CLOSURE, null);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
    }

    @Test
    void onlySignalsThatTheEntryInForceClaimsAreUse() {
        story.deployed("2 10:00", "d", "a").telemetry("2 12:00", Kind.USE, ActorClass.EXTERNAL, true, 1, "/api/export");
        assertThat(story.alerts("20 00:00")).hasSize(1);

        story.claims("19 00:00", "/api/*");
        assertThat(story.alerts("20 00:00")).isEmpty();
        assertThat(story.heard("web", "4 00:00").alerts("18 00:00")).hasSize(1);
        assertThat(story.assess("18 00:00").next()).isEqualTo(at("19 00:00"));
    }

    @Test
    void usesInAPauseCountToo() {
        story.deployed("2 10:00", "d", "a")
                .rolledBack("2 20:00", "d")
                .used("3 00:00")
                .deployed("5 00:00", "d", "a");

        assertThat(story.alerts("20 00:00")).isEmpty();
        assertThat(story.delivery("20 00:00").uses()).isEqualTo(1);
    }

    @Test
    void usesOfTheNextEpisodeAreNoUsesOfThisOne() {
        story.deployed("2 10:00", "d", "a")
                .rolledBack("2 20:00", "d")
                .deployed("5 00:00", "e", "b")
                .used("5 00:00");

        assertThat(story.assess("20 00:00").deliveries())
                .extracting(DeliveryState::uses)
                .containsExactly(0L, 1L);
    }

    @Test
    void theEvidenceIsWhatHappenedInTheWindow() {
        story.onlyHeard("web", "2 10:30").heard("web", "2 20:00").heard("web", "3 11:00");
        story.deployed("2 10:20", "d", "a").used("2 12:00", ActorClass.BOT, 3).used("3 11:00", ActorClass.BOT, 5);

        var evidence = story.alert("20 00:00").evidence();

        assertThat(evidence.counts()).isEqualTo(Map.of("bot", 3L, "deployments", 1L, "threshold", 1L, "uses", 0L));
        assertThat(evidence.facts()).containsExactly("f1", "f2");
        assertThat(evidence.coverage()).isEqualTo(0.08); // 2 of 25 hours
    }

    @Test
    void anHourWithTooManySignalsIsCoveredOnlyForThoseMappedByThen() {
        story.onlyHeard("web", "2 10:30")
                .heard("web", "2 20:00")
                .heard("web", "3 11:00")
                .crowded("web", "2 10:30");
        story.deployed("2 10:20", "d", "a");

        assertThat(story.alert("20 00:00").evidence().coverage()).isEqualTo(0.08);

        story.claims("2 20:00", "press");

        assertThat(story.alert("20 00:00").evidence().coverage()).isEqualTo(0.04); // 1 of 25 hours
    }

    @Test
    void theNextInstantIsTheEarliestFactNotSeenOrTheDeadline() {
        story.deployed("2 10:00", "d", "a").rolledBack("9 00:00", "d").used("4 00:00");

        assertThat(story.assess("1 12:00").next()).isEqualTo(at("2 10:00"));
        assertThat(story.assess("2 12:00").next()).isEqualTo(at("3 10:00:00.000001"));
        assertThat(story.assess("4 00:00").next()).isEqualTo(at("9 00:00"));
        assertThat(story.assess("9 00:00").next()).isEqualTo(at("19 00:00")); // the source is heard
        assertThat(story.assess("19 00:00").next()).isNull();
    }
}
