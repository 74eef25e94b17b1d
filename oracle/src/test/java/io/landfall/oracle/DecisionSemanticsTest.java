package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What alerts say of decisions and snoozes, computed by hand. */
class DecisionSemanticsTest {

    private final Scenario s = new Scenario();

    @BeforeEach
    void anItemOpenSinceDayOne() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
    }

    private List<String> decisions(int alert, String asOf) {
        ObjectNode json = s.result(asOf).alerts().get(alert);
        return new Fact(json.get("evidence")).list("decisions");
    }

    @Test
    void namesTheDecisionsUpToItsOpeningThatWereEverLive() {
        s.decides("1 00:00", "item:i", "'decision':'RECEPTION'");
        s.decides("0 00:00", "item:i", "'decision':'STOP'"); // before the episode
        s.decides("3 00:00", "item:i", "'decision':'STOP','until':'@2 00:00@'"); // never live
        s.decides("3 00:00", "item:i", "'decision':'STOP','until':'@4 00:00@'");
        s.decides("5 00:00", "item:i", "'decision':'CLOSURE','outcome':'CLOSED'");

        assertThat(s.alerts("9 00:00"))
                .containsExactly("item:i #1 2 00:00 - 3 00:00 DECISION", "item:i #1 4 00:00 - 5 00:00 DECISION");
        assertThat(decisions(0, "9 00:00")).containsExactly("e4");
        assertThat(decisions(1, "9 00:00")).containsExactly("e4", "e6");
    }

    @Test
    void namesTheLastTen() {
        for (int i = 10; i < 22; i++) {
            s.decides("0 00:" + i, "item:i", "'decision':'STOP'");
        }

        assertThat(decisions(0, "9 00:00")).hasSize(10).startsWith("e5").endsWith("e14");
    }

    @Test
    void namesASnoozeThatHasLapsed() {
        s.decides("3 00:00", "item:i", "'decision':'SNOOZE','until':'@4 00:00@'");
        s.decides("3 00:00", "item:i", "'decision':'SNOOZE','until':'@4 00:00@','kind':'STALLED'");
        assertThat(s.alerts("4 00:00")).containsExactly("item:i #1 2 00:00 SNOOZED");
        assertThat(s.onlyAlert("4 00:00").get("evidence").has("decisions")).isFalse();

        assertThat(s.alerts("5 00:00")).containsExactly("item:i #1 2 00:00 RAISED");
        assertThat(decisions(0, "5 00:00")).containsExactly("e3");
    }

    @Test
    void aSnoozeEndsOnRecovery() {
        s.decides("3 00:00", "item:i", "'decision':'SNOOZE','until':'@8 00:00@'");
        s.decides("4 00:00", "item:i", "'decision':'CLOSURE','until':'@5 00:00@'");
        assertThat(s.alerts("3 12:00")).containsExactly("item:i #1 2 00:00 SNOOZED");
        assertThat(s.alerts("6 00:00"))
                .containsExactly("item:i #1 2 00:00 - 4 00:00 DECISION", "item:i #1 5 00:00 RAISED");

        s.decides("4 00:00", "item:i", "'decision':'SNOOZE','until':'@8 00:00@'");
        assertThat(s.alerts("6 00:00"))
                .containsExactly("item:i #1 2 00:00 - 4 00:00 DECISION", "item:i #1 5 00:00 SNOOZED");
        assertThat(decisions(1, "9 00:00")).containsExactly("e4", "e5");
    }
}
