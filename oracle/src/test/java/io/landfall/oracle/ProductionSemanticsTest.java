package io.landfall.oracle;

import static io.landfall.oracle.Kind.ALMOST_DONE;
import static io.landfall.oracle.Kind.NEVER_FINISHED;
import static io.landfall.oracle.Kind.STALLED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ALMOST_DONE, STALLED, and NEVER_FINISHED of items, computed by hand; the windows are a day. */
class ProductionSemanticsTest {

    private final Scenario s = new Scenario();

    @BeforeEach
    void windowsOfADay() {
        s.policy("'almostDoneWindow':'P1D','stalledWindow':'P1D','followUps':2");
    }

    @Test
    void almostDoneIsClearedByWorkResumedByClosingAndByDecisions() {
        s.becomes("1 00:00", "ALMOST_DONE");
        s.becomes("3 00:00", "WAITING");
        s.becomes("4 00:00", "ALMOST_DONE");
        s.becomes("6 00:00", "DONE");
        s.becomes("7 00:00", "ALMOST_DONE");
        s.decides("9 00:00", "item:i", "'decision':'EXIT','outcome':'HELD','until':'@10 00:00@'");

        assertThat(s.alerts(ALMOST_DONE, "20 00:00"))
                .containsExactly(
                        "item:i #1 2 00:00 - 3 00:00 START",
                        "item:i #1 5 00:00 - 6 00:00 CLOSURE",
                        "item:i #2 8 00:00 - 9 00:00 DECISION",
                        "item:i #2 10 00:00 RAISED");
        assertThat(s.json(ALMOST_DONE, "20 00:00").get(3).get("asks").toString())
                .isEqualTo("{\"decision\":\"EXIT\"}");
    }

    @Test
    void almostDoneIsWhatIsDeliveredTooFromTheEpisodesStartOn() {
        s.deployment("1 00:00", "d", "SUCCEEDED", ",'items':['A-1']");
        s.item("1 12:00", "'statusCategory':'ACTIVE','key':'A-1'");
        s.deployment("3 00:00", "d", "ROLLED_BACK", "");
        s.deployment("4 00:00", "d", "SUCCEEDED", "");
        s.deployment("6 00:00", "d", "REMOVED", "");
        s.deployment("7 00:00", "d", "SUCCEEDED", "");
        s.becomes("9 00:00", "DONE");

        assertThat(s.alerts(ALMOST_DONE, "20 00:00"))
                .containsExactly(
                        "item:i #1 2 12:00 - 3 00:00 ROLLBACK",
                        "item:i #1 5 00:00 - 6 00:00 REMOVED",
                        "item:i #1 8 00:00 - 9 00:00 CLOSURE");
    }

    @Test
    void stretchesThatTouchAreOneAndEndWithTheLaterEnd() {
        s.becomes("1 00:00", "ALMOST_DONE");
        s.deployment("1 20:00", "d", "SUCCEEDED", ",'items':['i']");
        s.becomes("1 20:00", "ACTIVE");
        s.deployment("3 00:00", "d", "ROLLED_BACK", "");

        assertThat(s.alerts(ALMOST_DONE, "20 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 ROLLBACK");
    }

    @Test
    void almostDoneAnsweredBeforeItsClockIsAskedAgain() {
        s.becomes("1 00:00", "ACTIVE");
        s.decides("1 06:00", "item:i", "'decision':'EXIT','outcome':'RELEASED'");
        s.becomes("2 00:00", "ALMOST_DONE");

        assertThat(s.alerts(ALMOST_DONE, "20 00:00")).containsExactly("item:i #1 3 00:00 RAISED");
    }

    @Test
    void activityClearsWhatStalled() {
        s.becomes("1 00:00", "ACTIVE");
        s.item("1 12:00", "'activity':false");
        s.item("3 00:00", "'title':'T'");
        s.becomes("5 00:00", "WAITING");
        s.becomes("6 00:00", "ACTIVE").put("activity", false);
        s.becomes("8 00:00", "DONE");

        assertThat(s.alerts(STALLED, "20 00:00"))
                .containsExactly(
                        "item:i #1 2 00:00 - 3 00:00 ACTIVITY",
                        "item:i #1 4 00:00 - 5 00:00 ACTIVITY",
                        "item:i #1 7 00:00 - 8 00:00 CLOSURE");
    }

    @Test
    void leavingIsActivityEvenWhereItDoesNotCount() {
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("3 00:00", "WAITING").put("activity", false);

        assertThat(s.alerts(STALLED, "20 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 ACTIVITY");
    }

    @Test
    void activityAtTheDeadlinePreventsStalled() {
        s.becomes("1 00:00", "ACTIVE");
        s.item("2 00:00", "'title':'T'");

        assertThat(s.alerts(STALLED, "3 00:00")).isEmpty();
        assertThat(s.alerts(STALLED, "3 00:01")).containsExactly("item:i #1 3 00:00 RAISED");
    }

    @Test
    void stalledIsAnsweredByAStopOnlyAndEachRunForItself() {
        s.becomes("1 00:00", "ACTIVE");
        s.decides("3 00:00", "item:i", "'decision':'CLOSURE','outcome':'CLOSED'");
        s.decides("4 00:00", "item:i", "'decision':'STOP','until':'@5 00:00@'");
        s.item("6 00:00", "'title':'T'");

        assertThat(s.alerts(STALLED, "20 00:00"))
                .containsExactly(
                        "item:i #1 2 00:00 - 4 00:00 DECISION",
                        "item:i #1 5 00:00 - 6 00:00 ACTIVITY",
                        "item:i #1 7 00:00 RAISED");
        assertThat(s.json(STALLED, "20 00:00").get(1).get("clockStartedAt").textValue())
                .isEqualTo("2026-06-05T00:00:00Z");
    }

    @Test
    void followUpsOfAnItemWithoutAFeatureKeepItOpen() {
        s.item("2 00:00", "'statusCategory':'ACTIVE'");
        s.deployment("1 00:00", "a", "SUCCEEDED", ",'items':['i']");
        s.deployment("3 00:00", "b", "SUCCEEDED", ",'items':['i']");
        s.deployment("3 12:00", "b", "SUCCEEDED", "");
        s.deployment("4 00:00", "c", "SUCCEEDED", ",'items':['i']");
        s.becomes("6 00:00", "DONE");

        assertThat(s.alerts(NEVER_FINISHED, "20 00:00")).containsExactly("item:i #1 4 00:00 - 6 00:00 CLOSURE");
        assertThat(s.json(NEVER_FINISHED, "20 00:00").get(0).toString())
                .contains("\"clockStartedAt\":\"2026-06-02T00:00:00Z\"", "\"window\":\"2\"", "\"RECEPTION\"");

        s.item("5 00:00", "'features':['f']");
        assertThat(s.alerts(NEVER_FINISHED, "20 00:00")).noneMatch(alert -> alert.startsWith("item:"));
    }

    @Test
    void followUpsAreCountedAnewAfterADecision() {
        s.item("1 00:00", "'statusCategory':'ACTIVE'");
        for (int day = 1; day <= 7; day++) {
            s.deployment(day + " 12:00", "d" + day, "SUCCEEDED", ",'items':['i']");
        }
        s.decides("4 00:00", "item:i", "'decision':'CLOSURE','outcome':'KEPT_OPEN'");

        assertThat(s.alerts(NEVER_FINISHED, "20 00:00"))
                .containsExactly("item:i #1 3 12:00 - 4 00:00 DECISION", "item:i #1 5 12:00 RAISED");
    }
}
