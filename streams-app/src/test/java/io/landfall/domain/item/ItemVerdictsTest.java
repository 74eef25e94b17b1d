package io.landfall.domain.item;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.fact.DeploymentFact.Status.REMOVED;
import static io.landfall.domain.fact.DeploymentFact.Status.ROLLED_BACK;
import static io.landfall.domain.fact.DeploymentFact.Status.SUCCEEDED;
import static io.landfall.domain.fact.StatusCategory.ACTIVE;
import static io.landfall.domain.fact.StatusCategory.ALMOST_DONE;
import static io.landfall.domain.fact.StatusCategory.COMMITTED;
import static io.landfall.domain.fact.StatusCategory.DONE;
import static io.landfall.domain.fact.StatusCategory.INTAKE;
import static io.landfall.domain.fact.StatusCategory.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The verdicts about an item beside the one on its closing, each with a window of two days. */
class ItemVerdictsTest {

    private static final String END = "20 00:00";

    private final ItemStory story = new ItemStory();

    private void window(String key) {
        story.rules("p1", "default", "1 00:00", Map.of(key, io.landfall.domain.Given.window("PT48H")));
    }

    @Nested
    class EntryUndecidedTest {

        EntryUndecidedTest() {
            window("entryWindow");
        }

        @ParameterizedTest(name = "{0} on {1}: {2}")
        @CsvSource({
            "ACTIVE, 3 10:00,",
            "ACTIVE, 3 10:00:00.000001, #1 3 10:00 - 3 10:00:00.000001 START",
            "COMMITTED, 4 00:00, #1 3 10:00 - 4 00:00 START",
            "ALMOST_DONE, 4 00:00, #1 3 10:00 - 4 00:00 START",
            "DONE, 4 00:00, #1 3 10:00 - 4 00:00 CLOSURE",
            "DISCARDED, 4 00:00, #1 3 10:00 - 4 00:00 CLOSURE"
        })
        void theStartOfWorkOrAClosingEndsTheQuestion(StatusCategory moved, String when, String expected) {
            story.is("1 10:00", INTAKE).is(when, moved);

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END))
                    .isEqualTo(expected == null ? List.of() : List.of(expected));
        }

        @Test
        void theClockStartsWithTheCreationWhereTheFirstFactFindsItInIntake() {
            story.says("2 00:00", Map.of("createdAt", at("1 00:00")));

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END)).containsExactly("#1 3 00:00");
        }

        @Test
        void nothingIsHeldAgainstAnItemThatWasFoundAtWork() {
            story.says("9 00:00", Map.of("createdAt", at("1 00:00"), "category", ACTIVE));

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END)).isEmpty();
        }

        @Test
        void whoGoesBackToIntakeIsAskedAgainWhateverWasDecidedBefore() {
            story.is("1 10:00", INTAKE).decided("2 00:00", DecisionFact.Kind.ENTRY, null);
            story.is("4 00:00", ACTIVE).is("5 00:00", INTAKE);

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END)).containsExactly("#1 7 00:00");
            assertThat(alert().life().clockStartedAt()).isEqualTo(at("5 00:00"));
            assertThat(alert().life().decisions()).containsExactly("ENTRY2 00:00");
        }

        @Test
        void aDeferralStartsTheWindowAgainAtItsEnd() {
            story.is("1 10:00", INTAKE).decided("2 00:00", DecisionFact.Kind.ENTRY, "8 00:00");

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, "10 00:00")).isEmpty();
            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END)).containsExactly("#1 10 00:00");
            assertThat(alert().life().clockStartedAt()).isEqualTo(at("8 00:00"));
        }

        @ParameterizedTest
        @EnumSource(names = {"ENTRY", "STOP"})
        void isDecided(DecisionFact.Kind kind) {
            story.is("1 10:00", INTAKE).decided("4 00:00", kind, null);

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END)).containsExactly("#1 3 10:00 - 4 00:00 DECISION");
        }

        @ParameterizedTest
        @EnumSource(names = {"EXIT", "RECEPTION", "CLOSURE", "SNOOZE"})
        void otherDecisionsAreNoAnswer(DecisionFact.Kind kind) {
            story.is("1 10:00", INTAKE).decided("4 00:00", kind, "5 00:00");

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END)).containsExactly("#1 3 10:00");
        }

        @Test
        void whatHappensWithinOneInstantIsNoStay() {
            story.is("1 10:00", INTAKE).is("1 10:00", ACTIVE);

            assertThat(story.alerts(Kind.ENTRY_UNDECIDED, END)).isEmpty();
        }

        private Alert alert() {
            return story.assess(END).alerts().get(0);
        }
    }

    @Nested
    class AlmostDoneTest {

        AlmostDoneTest() {
            window("almostDoneWindow");
        }

        @ParameterizedTest(name = "{0} on {1}: {2}")
        @CsvSource({
            "ACTIVE, 4 00:00,",
            "ACTIVE, 6 00:00, #1 4 00:00 - 6 00:00 START",
            "WAITING, 6 00:00, #1 4 00:00 - 6 00:00 START",
            "DONE, 6 00:00, #1 4 00:00 - 6 00:00 CLOSURE"
        })
        void endsWithWorkOrClosing(StatusCategory moved, String when, String expected) {
            story.is("1 10:00", ACTIVE).is("2 00:00", ALMOST_DONE).is(when, moved);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).isEqualTo(expected == null ? List.of() : List.of(expected));
        }

        @Test
        void whatIsDeliveredAndOpenIsAlmostDone() {
            story.is("1 10:00", ACTIVE).deployed("2 00:00", "d", SUCCEEDED);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#1 4 00:00");
        }

        @Test
        void aRollbackOrRemovalEndsIt() {
            story.is("1 10:00", ACTIVE);
            story.deployed("2 00:00", "d", SUCCEEDED).deployed("5 00:00", "d", ROLLED_BACK);
            story.deployed("7 00:00", "e", SUCCEEDED).deployed("10 00:00", "e", REMOVED);

            assertThat(story.alerts(Kind.ALMOST_DONE, END))
                    .containsExactly("#1 4 00:00 - 5 00:00 ROLLBACK", "#1 9 00:00 - 10 00:00 REMOVED");
        }

        @Test
        void twoReasonsThatTouchAreOneStretch() {
            story.is("1 10:00", ACTIVE).is("2 00:00", ALMOST_DONE).is("3 00:00", ACTIVE);
            story.deployed("3 00:00", "d", SUCCEEDED).deployed("6 00:00", "d", ROLLED_BACK);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#1 4 00:00 - 6 00:00 ROLLBACK");
        }

        @Test
        void theLongerReasonEndsIt() {
            story.is("1 10:00", ACTIVE).is("2 00:00", ALMOST_DONE).is("8 00:00", ACTIVE);
            story.deployed("3 00:00", "d", SUCCEEDED).deployed("6 00:00", "d", ROLLED_BACK);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#1 4 00:00 - 8 00:00 START");
        }

        @Test
        void whatWasDeliveredBeforeItWasReopenedCountsFromThere() {
            story.is("1 10:00", ACTIVE)
                    .deployed("2 00:00", "d", SUCCEEDED)
                    .is("3 00:00", DONE)
                    .is("9 00:00", ACTIVE);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#2 11 00:00");
        }

        @Test
        void whatIsTakenBackAtTheClosingItselfIsClosed() {
            story.is("1 10:00", ACTIVE).deployed("2 00:00", "d", SUCCEEDED);
            story.deployed("6 00:00", "d", ROLLED_BACK).is("6 00:00", DONE);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#1 4 00:00 - 6 00:00 CLOSURE");
        }

        @ParameterizedTest
        @EnumSource(names = {"EXIT", "CLOSURE", "STOP"})
        void isDecided(DecisionFact.Kind kind) {
            story.is("2 00:00", ALMOST_DONE).decided("5 00:00", kind, null);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#1 4 00:00 - 5 00:00 DECISION");
        }

        @Test
        void aDecisionOfBeforeDoesNotCount() {
            story.is("1 10:00", ACTIVE)
                    .decided("1 20:00", DecisionFact.Kind.EXIT, null)
                    .is("2 00:00", ALMOST_DONE);

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#1 4 00:00");
        }

        @Test
        void whatWasHeldOpensAgainAtOnce() {
            story.is("2 00:00", ALMOST_DONE).decided("3 00:00", DecisionFact.Kind.EXIT, "8 00:00");

            assertThat(story.alerts(Kind.ALMOST_DONE, END)).containsExactly("#1 8 00:00");
        }
    }

    @Nested
    class StalledTest {

        StalledTest() {
            window("stalledWindow");
        }

        @Test
        void restsFromItsLastActivity() {
            story.is("1 10:00", COMMITTED).is("2 00:00", ACTIVE).is("3 00:00", null);

            assertThat(story.alerts(Kind.STALLED, END)).containsExactly("#1 5 00:00");
        }

        @ParameterizedTest(name = "on {0}: {1}")
        @CsvSource({"4 00:00,", "4 00:00:00.000001, #1 4 00:00 - 4 00:00:00.000001 ACTIVITY"})
        void activityEndsIt(String when, String expected) {
            story.is("2 00:00", ACTIVE).is(when, null).is("5 00:00", DONE);

            assertThat(story.alerts(Kind.STALLED, END)).isEqualTo(expected == null ? List.of() : List.of(expected));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"A, ACTIVITY", "T, DECISION"})
        void ofOneInstantTheFirstActivityCountsEvenWhereWorkLeavesThen(String id, String cause) {
            story.is("2 00:00", ACTIVE).says("5 00:00", Map.of("id", id)).is("5 00:00", COMMITTED);
            story.decided("5 00:00", DecisionFact.Kind.STOP, null);

            assertThat(story.alerts(Kind.STALLED, END)).containsExactly("#1 4 00:00 - 5 00:00 " + cause);
        }

        @Test
        void whatTheToolWritesIsNoActivity() {
            story.is("2 00:00", ACTIVE).says("3 00:00", Map.of("activity", false));

            assertThat(story.alerts(Kind.STALLED, END)).containsExactly("#1 4 00:00");
        }

        @Test
        void eachRestIsAFindingOfItsOwn() {
            story.is("2 00:00", ACTIVE).is("5 00:00", null).is("6 00:00", null).is("9 00:00", WAITING);
            story.is("12 00:00", ACTIVE).is("15 00:00", DONE);

            assertThat(story.alerts(Kind.STALLED, END))
                    .containsExactly(
                            "#1 4 00:00 - 5 00:00 ACTIVITY",
                            "#1 8 00:00 - 9 00:00 ACTIVITY",
                            "#1 14 00:00 - 15 00:00 CLOSURE");
        }

        @Test
        void onlyWhatIsActiveStalls() {
            story.is("2 00:00", WAITING);

            assertThat(story.alerts(Kind.STALLED, END)).isEmpty();
        }

        @Test
        void onlyAStopAnswersIt() {
            story.is("2 00:00", ACTIVE);
            story.decided("5 00:00", DecisionFact.Kind.CLOSURE, null).decided("6 00:00", DecisionFact.Kind.STOP, null);

            assertThat(story.alerts(Kind.STALLED, END)).containsExactly("#1 4 00:00 - 6 00:00 DECISION");
        }
    }

    @Nested
    class NeverFinishedTest {

        NeverFinishedTest() {
            story.rules("p1", "default", "1 00:00", Map.of("followUps", 2L));
            story.is("1 10:00", ACTIVE);
            story.deployed("2 00:00", "d", SUCCEEDED).deployed("3 00:00", "e", SUCCEEDED);
        }

        @Test
        void isDeliveredAgainAndAgainAndStillOpen() {
            assertThat(story.alerts(Kind.NEVER_FINISHED, END)).isEmpty();

            story.deployed("5 00:00", "f", SUCCEEDED);
            assertThat(story.alerts(Kind.NEVER_FINISHED, END)).containsExactly("#1 5 00:00");

            story.is("7 00:00", DONE);
            assertThat(story.alerts(Kind.NEVER_FINISHED, END)).containsExactly("#1 5 00:00 - 7 00:00 CLOSURE");
        }

        @Test
        void theSameDeploymentAgainIsNoFurtherDelivery() {
            story.deployed("4 00:00", "d", ROLLED_BACK).deployed("5 00:00", "d", SUCCEEDED);

            assertThat(story.alerts(Kind.NEVER_FINISHED, END)).isEmpty();
        }

        @Test
        void whatWasNotEffectiveWhileItWasOpenDoesNotCount() {
            story.is("6 00:00", DONE).is("8 00:00", ACTIVE);
            story.deployed("7 00:00", "f", SUCCEEDED).deployed("7 12:00", "f", ROLLED_BACK);

            assertThat(story.alerts(Kind.NEVER_FINISHED, END)).isEmpty();
        }

        @Test
        void aDecisionBeginsTheCountAnew() {
            story.deployed("5 00:00", "f", SUCCEEDED).decided("6 00:00", DecisionFact.Kind.CLOSURE, null);
            story.deployed("7 00:00", "g", SUCCEEDED);
            assertThat(story.alerts(Kind.NEVER_FINISHED, END)).containsExactly("#1 5 00:00 - 6 00:00 DECISION");

            story.deployed("8 00:00", "h", SUCCEEDED);
            assertThat(story.alerts(Kind.NEVER_FINISHED, END))
                    .containsExactly("#1 5 00:00 - 6 00:00 DECISION", "#1 8 00:00");
        }

        @Test
        void anItemThatStandsForAFeatureIsJudgedWithIt() {
            story.deployed("5 00:00", "f", SUCCEEDED).listed("F", "1 00:00", List.of("I"), List.of());

            assertThat(story.alerts(Kind.NEVER_FINISHED, END)).isEmpty();
        }
    }
}
