package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ENTRY_UNDECIDED, sentence by sentence, computed by hand; the window is a day. */
class IntakeSemanticsTest {

    private final Scenario s = new Scenario();

    @BeforeEach
    void aWindowOfADay() {
        s.policy("'entryWindow':'P1D'");
    }

    @Test
    void isOffWithoutAWindow() {
        s.pinned("'id':'p','scope':'default','entryWindow':'off'");
        s.becomes("1 00:00", "INTAKE");

        assertThat(s.alerts("20 00:00")).isEmpty();
    }

    @Test
    void runsFromTheCreationAndNoCategoryYetIsIntake() {
        s.item("2 00:00", "'title':'T','createdAt':'@1 06:00@','team':'red'");

        assertThat(s.alerts("2 06:00")).isEmpty();
        assertThat(s.alerts("20 00:00")).containsExactly("item:i #1 2 06:00 RAISED");
        assertThat(s.onlyAlert("20 00:00").toString())
                .contains("\"drawer\":\"INTAKE\"", "\"severity\":\"MEDIUM\"", "\"counts\":{\"facts\":1}")
                .contains("\"asks\":{\"decision\":\"ENTRY\",\"of\":\"team:red\"}", "\"window\":\"P1D\"");
    }

    @Test
    void theStartOfWorkClearsItAndIsImplied() {
        s.becomes("1 00:00", "INTAKE");
        s.becomes("3 00:00", "COMMITTED");

        assertThat(s.alerts("20 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 START");
        assertThat(s.onlyAlert("20 00:00").get("implied").booleanValue()).isTrue();
        assertThat(s.onlyAlert("2 12:00").has("implied")).isFalse();
    }

    @Test
    void theStartOfWorkAtTheDeadlinePreventsIt() {
        s.becomes("1 00:00", "INTAKE");
        s.becomes("2 00:00", "ACTIVE");

        assertThat(s.alerts("20 00:00")).isEmpty();
    }

    @Test
    void aClosingClearsItAndIsNotImplied() {
        s.becomes("1 00:00", "INTAKE");
        s.becomes("3 00:00", "DISCARDED");
        s.item("4 00:00", "'itemId':'j'");
        s.item("6 00:00", "'itemId':'j','deleted':true");

        assertThat(s.alerts("20 00:00"))
                .containsExactly("item:i #1 2 00:00 - 3 00:00 CLOSURE", "item:j #1 5 00:00 - 6 00:00 CLOSURE");
        assertThat(s.result("20 00:00").alerts()).noneMatch(alert -> alert.has("implied"));
    }

    @Test
    void eachStretchRunsForItselfAndAReopenedItemFromItsReopening() {
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("2 00:00", "INTAKE");
        s.becomes("4 00:00", "DONE");
        s.becomes("5 00:00", "INTAKE");

        assertThat(s.alerts("20 00:00"))
                .containsExactly("item:i #1 3 00:00 - 4 00:00 CLOSURE", "item:i #2 6 00:00 RAISED");
    }

    @Test
    void onlyWhatIsSoOnceAllFactsOfAnInstantAreInCounts() {
        s.becomes("1 00:00", "INTAKE");
        s.becomes("1 12:00", "ACTIVE");
        s.becomes("1 12:00", "INTAKE").put("sequence", 1);

        assertThat(s.alerts("20 00:00")).containsExactly("item:i #1 2 00:00 RAISED");
    }

    @Test
    void aDecisionOnItsEntryOrAStopClearsIt() {
        s.becomes("1 00:00", "INTAKE");
        s.decides("2 12:00", "item:i", "'decision':'CLOSURE','outcome':'CLOSED'");
        s.decides("3 00:00", "item:i", "'decision':'ENTRY','outcome':'ACCEPTED'");
        s.item("1 00:00", "'itemId':'j'");
        s.decides("3 00:00", "item:j", "'decision':'STOP'");

        assertThat(s.alerts("20 00:00"))
                .containsExactlyInAnyOrder(
                        "item:i #1 2 00:00 - 3 00:00 DECISION", "item:j #1 2 00:00 - 3 00:00 DECISION");
    }

    @Test
    void aDeferralRestartsTheWindowAtItsEnd() {
        s.becomes("1 00:00", "INTAKE");
        s.decides("1 12:00", "item:i", "'decision':'ENTRY','outcome':'DEFERRED','until':'@3 06:00@'");
        assertThat(s.alerts("20 00:00")).containsExactly("item:i #1 4 06:00 RAISED");
        assertThat(s.onlyAlert("20 00:00").get("clockStartedAt").textValue()).isEqualTo("2026-06-03T06:00:00Z");
        assertThat(s.onlyAlert("20 00:00").get("evidence").get("decisions").toString())
                .isEqualTo("[\"e3\"]");

        s.becomes("4 06:00", "ACTIVE");
        assertThat(s.alerts("20 00:00")).isEmpty();
    }

    @Test
    void onlyDecisionsSinceTheClockStartedCount() {
        s.decides("1 00:00", "item:i", "'decision':'ENTRY','outcome':'ACCEPTED'");
        s.becomes("2 00:00", "INTAKE");

        assertThat(s.alerts("20 00:00")).containsExactly("item:i #1 3 00:00 RAISED");
        assertThat(s.onlyAlert("20 00:00").get("evidence").get("decisions").toString())
                .isEqualTo("[\"e2\"]");
    }
}
