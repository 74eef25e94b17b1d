package io.landfall.oracle;

import static io.landfall.oracle.Kind.CLOSURE_UNDECIDED;
import static io.landfall.oracle.Kind.DELIVERED_UNRECEIVED;
import static io.landfall.oracle.Kind.NEVER_FINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DELIVERED_UNRECEIVED, CLOSURE_UNDECIDED, NEVER_FINISHED of features, computed by hand; the windows are a day. */
class ReceptionSemanticsTest {

    private final Scenario s = new Scenario();

    @BeforeEach
    void windowsOfADay() {
        s.policy("'receptionWindow':'P1D','closureDecisionWindow':'P2D','followUps':2");
    }

    @Test
    void isUnreceivedWithoutADecisionWithinTheWindow() {
        s.delivers("1 10:20", "d");
        assertThat(s.alerts("2 10:20")).isEmpty();
        assertThat(s.alerts("2 10:21")).containsExactly("feature:f #1 2 10:20 RAISED");
        assertThat(s.onlyAlert("2 10:21").get("evidence").toString())
                .isEqualTo("{\"counts\":{\"deployments\":1},\"facts\":[\"e2\"]}");

        s.decides("3 00:00", "feature:f", "'decision':'CLOSURE','outcome':'CLOSED'");
        s.decides("4 00:00", "feature:f", "'decision':'RECEPTION','outcome':'RECEIVED'");
        assertThat(s.alerts(DELIVERED_UNRECEIVED, "20 00:00"))
                .containsExactly("feature:f #1 2 10:20 - 4 00:00 DECISION");
    }

    @Test
    void aDecisionAtTheDeadlinePreventsIt() {
        s.delivers("1 10:00", "d");
        s.decides("2 10:00", "feature:f", "'decision':'RECEPTION','outcome':'RECEIVED'");

        assertThat(s.alerts(DELIVERED_UNRECEIVED, "20 00:00")).isEmpty();
    }

    @Test
    void aRefusalReopensTheQuestionAndEndsAnEarlierReception() {
        s.delivers("1 10:00", "d");
        s.decides("1 12:00", "feature:f", "'decision':'RECEPTION','outcome':'RECEIVED'");
        s.decides("5 00:00", "feature:f", "'decision':'RECEPTION','outcome':'REFUSED'");
        assertThat(s.alerts(DELIVERED_UNRECEIVED, "20 00:00")).containsExactly("feature:f #1 6 00:00 RAISED");
        assertThat(s.json(DELIVERED_UNRECEIVED, "20 00:00")
                        .get(0)
                        .get("evidence")
                        .get("decisions")
                        .toString())
                .isEqualTo("[\"e3\",\"e4\"]");

        s.decides("7 00:00", "feature:f", "'decision':'RECEPTION','outcome':'REFUSED'");
        assertThat(s.alerts(DELIVERED_UNRECEIVED, "20 00:00"))
                .containsExactly("feature:f #1 6 00:00 - 7 00:00 DECISION", "feature:f #1 8 00:00 RAISED");
    }

    @Test
    void windowsAreUsedUpWhileEffectiveFromTheLaunchOn() {
        s.fact("feature", "1 00:00", "'feature':'f','launchAt':'@2 00:00@'");
        s.delivers("1 10:00", "d");
        s.deployment("2 12:00", "d", "ROLLED_BACK", "");
        s.delivers("3 00:00", "d");
        s.deployment("5 00:00", "d", "REMOVED", "");

        assertThat(s.alerts(DELIVERED_UNRECEIVED, "20 00:00"))
                .containsExactly("feature:f #1 3 12:00 - 5 00:00 REMOVED");
        assertThat(s.alerts(CLOSURE_UNDECIDED, "20 00:00")).containsExactly("feature:f #1 4 12:00 - 5 00:00 REMOVED");
    }

    @Test
    void nobodyDecidedToCloseOrKeepIt() {
        s.delivers("1 10:00", "d");
        s.decides("2 00:00", "feature:f", "'decision':'RECEPTION','outcome':'RECEIVED'");
        s.decides("4 00:00", "feature:f", "'decision':'CLOSURE','outcome':'KEPT_OPEN','until':'@6 00:00@'");
        s.deployment("9 00:00", "d", "ROLLED_BACK", "");

        assertThat(s.alerts("20 00:00"))
                .containsExactly("feature:f #1 3 10:00 - 4 00:00 DECISION", "feature:f #1 8 00:00 - 9 00:00 ROLLBACK");
        assertThat(s.json(CLOSURE_UNDECIDED, "20 00:00").get(1).toString())
                .contains("\"asks\":{\"decision\":\"CLOSURE\"}", "\"severity\":\"LOW\"");
    }

    @Test
    void isNeverFinishedOnceDeliveredAgainSoManyTimes() {
        s.delivers("1 10:00", "a");
        s.delivers("1 12:00", "b");
        s.delivers("1 13:00", "b");
        assertThat(s.alerts(NEVER_FINISHED, "2 00:00")).isEmpty();

        s.delivers("1 14:00", "c");
        assertThat(s.alerts(NEVER_FINISHED, "1 14:00")).isEmpty();
        assertThat(s.alerts(NEVER_FINISHED, "2 00:00")).containsExactly("feature:f #1 1 14:00 RAISED");
        assertThat(s.json(NEVER_FINISHED, "2 00:00").get(0).toString())
                .contains("\"clockStartedAt\":\"2026-06-01T10:00:00Z\"", "\"window\":\"2\"")
                .contains(
                        "\"evidence\":{\"counts\":{\"deployments\":3,\"threshold\":2},\"facts\":[\"e2\",\"e3\",\"e5\"]}");
    }

    @Test
    void aDecisionWithoutAnEndAnswersWhatWasDeliveredSoFarOnly() {
        s.delivers("1 10:00", "a");
        s.delivers("2 10:00", "b");
        s.delivers("3 10:00", "c");
        s.decides("4 00:00", "feature:f", "'decision':'CLOSURE','outcome':'CLOSED'");
        s.delivers("5 10:00", "d");
        s.delivers("6 10:00", "e");
        for (String id : new String[] {"a", "b", "c", "d", "e"}) {
            s.deployment("9 00:00", id, "ROLLED_BACK", "");
        }

        assertThat(s.alerts(NEVER_FINISHED, "20 00:00"))
                .containsExactly("feature:f #1 3 10:00 - 4 00:00 DECISION", "feature:f #1 6 10:00 - 9 00:00 ROLLBACK");
    }

    @Test
    void aDecisionWithAnEndAnswersUntilThen() {
        s.delivers("1 10:00", "a");
        s.delivers("2 10:00", "b");
        s.decides("3 00:00", "feature:f", "'decision':'CLOSURE','until':'@4 10:00@'");
        s.delivers("3 10:00", "c");
        s.delivers("4 10:00", "d");
        s.delivers("5 10:00", "e");
        assertThat(s.alerts(NEVER_FINISHED, "20 00:00")).isEmpty();

        s.delivers("6 10:00", "g");
        assertThat(s.alerts(NEVER_FINISHED, "20 00:00")).containsExactly("feature:f #1 6 10:00 RAISED");
    }
}
