package io.landfall.domain.feature;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.decision;
import static io.landfall.domain.Given.window;
import static io.landfall.domain.verdict.Kind.CLOSURE_UNDECIDED;
import static io.landfall.domain.verdict.Kind.DELIVERED_UNOBSERVABLE;
import static io.landfall.domain.verdict.Kind.DELIVERED_UNRECEIVED;
import static io.landfall.domain.verdict.Kind.NEVER_FINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.DecisionFact.Kind;
import io.landfall.domain.fact.DeploymentFact.Status;
import io.landfall.domain.fact.UseBucket.ActorClass;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The verdicts about a delivery that nobody answers, or that cannot be seen. */
class DeliveryVerdictsTest {

    private static final String END = "20 00:00";

    private final FeatureStory story = new FeatureStory();

    @Nested
    class Unreceived {

        Unreceived() {
            story.rules("p1", "1 00:00", Map.of("receptionWindow", window("PT48H")));
            story.deployed("2 10:20", "d", "a").used("2 11:00");
        }

        @Test
        void nobodyReceivedIt() {
            assertThat(story.alerts(DELIVERED_UNRECEIVED, "4 10:20")).isEmpty();
            assertThat(story.alerts(DELIVERED_UNRECEIVED, "4 10:20:00.000001")).containsExactly("#1 4 10:20");
        }

        @Test
        void itIsReceived() {
            story.decided(decision(Kind.RECEPTION, "RECEIVED", "6 00:00", null));

            assertThat(story.alerts(DELIVERED_UNRECEIVED, END)).containsExactly("#1 4 10:20 - 6 00:00 DECISION");
        }

        @Test
        void aRefusalAsksAgainAfterTheWindow() {
            story.decided(decision(Kind.RECEPTION, "RECEIVED", "3 00:00", null));
            story.decided(decision(Kind.RECEPTION, "REFUSED", "6 00:00", null));

            assertThat(story.alerts(DELIVERED_UNRECEIVED, END)).containsExactly("#1 8 00:00");
            Alert alert = story.all(DELIVERED_UNRECEIVED, END).get(0);
            assertThat(alert.life().clockStartedAt()).isEqualTo(at("6 00:00"));
            assertThat(alert.life().decisions()).containsExactly("RECEPTION3 00:00", "RECEPTION6 00:00");
        }

        @Test
        void theWindowIsUsedUpOnlyWhileItIsEffective() {
            story.rolledBack("3 10:20", "d").deployed("6 00:00", "e", "a"); // a day is left

            assertThat(story.alerts(DELIVERED_UNRECEIVED, END)).containsExactly("#1 7 00:00");
        }

        @Test
        void aRollbackEndsIt() {
            story.rolledBack("6 00:00", "d");

            assertThat(story.alerts(DELIVERED_UNRECEIVED, END)).containsExactly("#1 4 10:20 - 6 00:00 ROLLBACK");
        }

        @Test
        void beforeTheLaunchNobodyIsAsked() {
            story.entry(true, "5 00:00", List.of());

            assertThat(story.alerts(DELIVERED_UNRECEIVED, END)).containsExactly("#1 7 00:00");
        }

        @Test
        void closingItIsNoReception() {
            story.decided("3 00:00", Kind.CLOSURE, null);

            assertThat(story.alerts(DELIVERED_UNRECEIVED, END)).containsExactly("#1 4 10:20");
        }
    }

    @Nested
    class ClosureUndecided {

        ClosureUndecided() {
            story.rules("p1", "1 00:00", Map.of("closureDecisionWindow", window("PT48H")));
            story.deployed("2 10:20", "d", "a").used("2 11:00");
        }

        @Test
        void whoKeepsItOpenIsAskedAgainAfterTheWindow() {
            story.decided("3 00:00", Kind.CLOSURE, "6 00:00");

            assertThat(story.alerts(CLOSURE_UNDECIDED, END)).containsExactly("#1 8 00:00");
        }

        @Test
        void aStopAnswersIt() {
            story.decided("5 00:00", Kind.STOP, null);

            assertThat(story.alerts(CLOSURE_UNDECIDED, END)).containsExactly("#1 4 10:20 - 5 00:00 DECISION");
        }
    }

    @Nested
    class Unobservable {

        Unobservable() {
            story.entry(false, null, List.of()).deployed("2 10:20", "d", "a");
        }

        @Test
        void nothingProvedThatItCanReport() {
            Alert alert = story.all(DELIVERED_UNOBSERVABLE, END).get(0);

            assertThat(alert.life().openedAt()).isEqualTo(at("3 11:00"));
            assertThat(alert.evidence().counts()).containsExactly(Map.entry("deployments", 1L));
            assertThat(alert.evidence().coverage()).isZero();
            assertThat(alert.policy()).isEqualTo(new Applied("default", "p0", "PT24H"));
        }

        @Test
        void anySignalEndsIt() {
            story.used("3 11:00", ActorClass.BOT, 0);

            assertThat(story.alerts(DELIVERED_UNOBSERVABLE, END)).containsExactly("#1 3 11:00 - 3 11:00 SIGNAL");
        }

        @Test
        void aSignalBeforeItsDeadlinePreventsIt() {
            story.used("3 10:59", ActorClass.BOT, 1);

            assertThat(story.alerts(DELIVERED_UNOBSERVABLE, END)).isEmpty();
        }

        @Test
        void whereNoSourceEverSpokeItIsTrueAllTheSame() {
            story.unheard();

            assertThat(story.alerts(DELIVERED_UNOBSERVABLE, END)).containsExactly("#1 3 11:00");
        }

        @Test
        void aSourceThatSpokeBeforeHasToSpeakOnceMore() {
            story.onlyHeard("web", "3 10:00");

            assertThat(story.alerts(DELIVERED_UNOBSERVABLE, END)).isEmpty();
            assertThat(story.assess(END).awaits()).isEqualTo(at("3 11:00"));
        }
    }

    @Nested
    class Finished {

        Finished() {
            story.rules("p1", "1 00:00", Map.of("followUps", 2L));
            story.deployed("2 00:00", "d", "a").used("2 11:00").deployed("3 00:00", "e", "b");
        }

        @Test
        void isDeliveredAgainAndAgain() {
            assertThat(story.alerts(NEVER_FINISHED, END)).isEmpty();

            story.deployed("5 00:00", "f", "c");
            Alert alert = story.all(NEVER_FINISHED, END).get(0);

            assertThat(alert.life().openedAt()).isEqualTo(at("5 00:00"));
            assertThat(alert.life().clockStartedAt()).isEqualTo(at("2 00:00"));
            assertThat(alert.policy()).isEqualTo(new Applied("default", "p1", "2"));
            assertThat(alert.evidence().counts())
                    .containsOnly(Map.entry("deployments", 3L), Map.entry("threshold", 2L));
            assertThat(alert.evidence().facts()).hasSize(3);
        }

        @Test
        void aDecisionWithoutAnEndSpeaksOfThePastOnly() {
            story.decided("4 00:00", Kind.CLOSURE, null).deployed("5 00:00", "f", "c");
            assertThat(story.alerts(NEVER_FINISHED, END)).isEmpty();

            story.deployed("6 00:00", "g", "c");
            assertThat(story.alerts(NEVER_FINISHED, END)).containsExactly("#1 6 00:00");
        }

        @Test
        void aDecisionWithAnEndCoversAllUpToThere() {
            story.decided("4 00:00", Kind.CLOSURE, "6 00:00");
            story.deployed("5 00:00", "f", "c").deployed("7 00:00", "g", "c");
            assertThat(story.alerts(NEVER_FINISHED, END)).isEmpty();

            story.deployed("8 00:00", "h", "c");
            assertThat(story.alerts(NEVER_FINISHED, END)).containsExactly("#1 8 00:00");
        }

        @Test
        void whatIsTakenBackIsFinished() {
            story.deployed("5 00:00", "f", "c").deployment("6 00:00", "d", null, Status.REMOVED, null);
            story.rolledBack("6 00:00", "e").rolledBack("7 00:00", "f");

            assertThat(story.alerts(NEVER_FINISHED, END)).containsExactly("#1 5 00:00 - 7 00:00 ROLLBACK");
        }
    }
}
