package io.landfall.domain.item;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.window;
import static io.landfall.domain.fact.StatusCategory.ACTIVE;
import static io.landfall.domain.fact.StatusCategory.ALMOST_DONE;
import static io.landfall.domain.fact.StatusCategory.COMMITTED;
import static io.landfall.domain.fact.StatusCategory.DISCARDED;
import static io.landfall.domain.fact.StatusCategory.DONE;
import static io.landfall.domain.fact.StatusCategory.INTAKE;
import static io.landfall.domain.fact.StatusCategory.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.DecisionFact.Kind;
import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.policy.PolicyKey.ClosureClock;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ItemAssessorTest {

    private final ItemStory story = new ItemStory();

    @ParameterizedTest(name = "closed {0}: {1}")
    @CsvSource({
        "2 00:00,",
        "3 10:00,",
        "3 10:00:00.000001, #1 3 10:00 - 3 10:00:00.000001 CLOSURE",
        "5 00:00, #1 3 10:00 - 5 00:00 CLOSURE"
    })
    void aClosingAtTheDeadlineItselfPreventsIt(String closed, String expected) {
        story.is("1 10:00", INTAKE).is(closed, DONE);

        assertThat(story.alerts("20 00:00")).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void openForLongerThanItsWindowStrictly() {
        story.is("1 10:00", INTAKE);

        assertThat(story.alerts("3 10:00")).isEmpty();
        assertThat(story.alerts("3 10:00:00.000001")).containsExactly("#1 3 10:00");
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "DISCARDED"})
    void bothEndsClose(StatusCategory end) {
        story.is("1 10:00", INTAKE).is("2 00:00", end);

        assertThat(story.assess("20 00:00").state().episode().closedAt()).isEqualTo(at("2 00:00"));
    }

    @Test
    void almostDoneIsOpen() {
        story.is("1 10:00", INTAKE).is("2 00:00", ALMOST_DONE);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00");
    }

    @Test
    void aSecondClosingFactDoesNotMoveTheFirst() {
        story.is("1 10:00", INTAKE).is("5 00:00", DONE).is("6 00:00", DISCARDED);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00 - 5 00:00 CLOSURE");
    }

    @Test
    void reopeningBeginsAnotherEpisodeWithItsOwnClock() {
        story.is("1 10:00", INTAKE).is("2 00:00", DONE).is("4 00:00", ACTIVE);

        assertThat(story.alerts("20 00:00")).containsExactly("#2 6 00:00");
        assertThat(story.assess("20 00:00").state().episode().number()).isEqualTo(2);
        assertThat(story.assess("3 00:00").state().episode().number()).isEqualTo(1);
    }

    @Test
    void deletedClosesAndOnlyDeletedFalseReopens() {
        story.is("1 10:00", ACTIVE).says("2 00:00", Map.of("deleted", true)).is("3 00:00", ACTIVE);

        assertThat(story.alerts("20 00:00")).isEmpty();

        story.says("4 00:00", Map.of("deleted", false));
        assertThat(story.alerts("20 00:00")).containsExactly("#2 6 00:00");
    }

    @Test
    void aFactWithoutACategoryKeepsItAndNoneYetIsIntake() {
        story.says("1 10:00", Map.of("title", "Export"));
        assertThat(story.assess("20 00:00").state().category()).isEqualTo(INTAKE);

        story.is("2 00:00", DONE).says("3 00:00", Map.of("title", "Export again"));
        assertThat(story.assess("20 00:00").state().category()).isEqualTo(DONE);
        assertThat(story.assess("20 00:00").state().episode().number()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"CREATED, 3 10:00", "COMMITTED, 4 11:00", "STARTED, 4 13:00"})
    void theClockIsThatOfThePolicy(ClosureClock clock, String opened) {
        story.rules("p1", "default", "1 00:00", Map.of("closureClock", clock, "closureWindow", window("PT48H")));
        story.is("1 10:00", INTAKE)
                .is("2 11:00", COMMITTED)
                .is("2 13:00", WAITING)
                .is("2 15:00", ACTIVE);

        assertThat(story.alerts("20 00:00")).containsExactly("#1 " + opened);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMITTED", "STARTED"})
    void whatNeverCameThereHasNoClock(ClosureClock clock) {
        story.rules("p1", "default", "1 00:00", Map.of("closureClock", clock, "closureWindow", window("PT48H")));
        story.is("1 10:00", INTAKE);

        assertThat(story.alerts("20 00:00")).isEmpty();
    }

    @Test
    void theEarliestCreationGivenStartsTheFirstEpisodeHoweverLateItIsSaid() {
        story.is("3 10:00", INTAKE).says("4 00:00", Map.of("createdAt", at("1 00:00")));

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 00:00");
        assertThat(story.alerts("3 12:00")).isEmpty(); // not said by then
    }

    @Test
    void laterEpisodesStartAtTheReopeningWhateverWasCreatedWhen() {
        story.is("1 10:00", INTAKE).is("2 00:00", DONE);
        story.says("4 00:00", Map.of("category", ACTIVE, "createdAt", at("1 00:00")));

        assertThat(story.alerts("20 00:00")).containsExactly("#2 6 00:00");
    }

    @Test
    void aDecisionFromBeforeTheEpisodeDoesNotAnswerIt() {
        story.is("1 10:00", INTAKE).is("2 00:00", DONE).is("4 00:00", ACTIVE);
        story.decided("3 23:59:59.999999", Kind.CLOSURE, null);
        assertThat(story.alerts("20 00:00")).containsExactly("#2 6 00:00");

        story.decided("4 00:00", Kind.CLOSURE, null);
        assertThat(story.alerts("20 00:00")).isEmpty();
    }

    @Test
    void keptOpenUntilADayItIsAskedAgainThen() {
        story.is("1 10:00", INTAKE).decided("4 00:00", Kind.CLOSURE, "6 00:00");

        assertThat(story.alerts("20 00:00")).containsExactly("#1 3 10:00 - 4 00:00 DECISION", "#1 6 00:00");
    }

    @Test
    void aDecisionNotMadeByAsOfIsNotSeen() {
        story.is("1 10:00", INTAKE).decided("6 00:00", Kind.CLOSURE, null);

        assertThat(story.alerts("5 00:00")).containsExactly("#1 3 10:00");
        assertThat(story.assess("5 00:00").next()).isEqualTo(at("6 00:00"));
    }

    @Test
    void aClosedEpisodeKeepsThePolicyOfItsDay() {
        story.is("1 10:00", INTAKE).is("2 00:00", DONE).is("4 00:00", ACTIVE);
        story.rules("p1", "default", "2 00:00", Map.of("closureWindow", window("PT1H")));

        assertThat(story.alerts("20 00:00")).containsExactly("#2 4 01:00");
    }

    @Test
    void amongItsFeaturesTheSmallestKeyThatHasTheFieldRules() {
        story.says("1 10:00", Map.of("features", List.of("c", "b", "a"), "team", "red", "title", "Export"));
        story.rules("pa", "feature:a", "1 00:00", Map.of("adoptionMinUses", 3L));
        story.rules("pc", "feature:c", "1 00:00", Map.of("closureWindow", window("PT3H")));
        story.rules("pb", "feature:b", "1 00:00", Map.of("closureWindow", window("PT2H")));
        story.rules("pt", "team:red", "1 00:00", Map.of("closureWindow", window("PT1H")));

        assertThat(story.assess("20 00:00").alerts())
                .extracting(Alert::policy)
                .containsExactly(new Applied("feature:b", "pb", "PT2H"));
    }

    @Test
    void titleTeamTypeAndFeaturesAreTheLastKnownForAllEpisodes() {
        story.is("1 10:00", INTAKE).is("5 00:00", DONE);
        story.says("6 00:00", Map.of("team", "blue", "title", "Exports", "itemType", "DEFECT"));
        story.rules("pt", "itemType:DEFECT", "1 00:00", Map.of("closureWindow", window("PT1H")));

        Alert alert = story.assess("20 00:00").alerts().get(0);

        assertThat(alert.team()).isEqualTo("blue");
        assertThat(alert.title()).isEqualTo("Exports");
        assertThat(alert.policy().scope()).isEqualTo("itemType:DEFECT");
    }

    @Test
    void theTitleIsElseTheKeyElseTheId() {
        story.is("1 10:00", INTAKE);
        assertThat(story.assess("20 00:00").alerts().get(0).title()).isEqualTo("I");

        story.says("2 00:00", Map.of("key", "SHOP-1"));
        assertThat(story.assess("20 00:00").alerts().get(0).title()).isEqualTo("SHOP-1");
    }

    @Test
    void theCatalogueListsItByIdKeyFormerKeyOrLabel() {
        story.says("1 10:00", Map.of("key", "A-1", "labels", List.of("hot")))
                .says("2 00:00", Map.of("key", "B-1"))
                .listed("by-id", "1 00:00", List.of("I"), List.of())
                .listed("by-key", "1 00:00", List.of("B-1"), List.of())
                .listed("by-old-key", "1 00:00", List.of("A-1"), List.of())
                .listed("by-label", "1 00:00", List.of(), List.of("hot"))
                .listed("later", "9 00:00", List.of("I"), List.of())
                .listed("other", "1 00:00", List.of("J"), List.of("cold"));

        assertThat(story.assess("3 00:00").features()).containsExactly("by-id", "by-key", "by-label", "by-old-key");
    }

    @Test
    void theEvidenceIsWhatWasKnownByTheTimeItOpened() {
        story.is("1 10:00", INTAKE).is("2 00:00", ACTIVE).is("3 10:00", WAITING).is("3 10:00:01", ACTIVE);

        Alert alert = story.assess("20 00:00").alerts().get(0);

        assertThat(alert.evidence().facts()).containsExactly("f0", "f1", "f2");
        assertThat(alert.evidence().counts()).containsExactly(Map.entry("facts", 3L));
    }

    @Test
    void theNextInstantIsTheEarliestAtWhichTheAnswerCouldChange() {
        story.is("1 10:00", INTAKE).is("9 00:00", DONE);
        story.rules("p1", "default", "3 00:00", Map.of("closureWindow", window("PT96H")));
        story.listed("x", "4 00:00", List.of("I"), List.of());

        assertThat(story.assess("2 00:00").next()).isEqualTo(at("3 00:00"));
        assertThat(story.assess("3 00:00").next()).isEqualTo(at("4 00:00"));
        assertThat(story.assess("4 00:00").next()).isEqualTo(at("5 10:00:00.000001"));
        assertThat(story.assess("6 00:00").next()).isEqualTo(at("9 00:00"));
        assertThat(story.assess("9 00:00").next()).isNull();
    }

    @Test
    void beforeItsFirstFactThereIsNothingToSay() {
        story.is("3 00:00", INTAKE);

        ItemAssessment assessed = story.assess("2 00:00");

        assertThat(assessed.state()).isNull();
        assertThat(assessed.alerts()).isEmpty();
        assertThat(assessed.next()).isEqualTo(at("3 00:00"));
    }
}
