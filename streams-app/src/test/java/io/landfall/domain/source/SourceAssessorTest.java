package io.landfall.domain.source;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.decision;
import static io.landfall.domain.Given.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source whose silence has a window of a day. */
class SourceAssessorTest {

    private final Heard heard = new Heard();
    private final List<DecisionFact> decisions = new ArrayList<>();
    private final Policies policies =
            Given.policies(Given.policy("p", "default", "1 00:00", Map.of("sourceSilence", window("PT24H"))));

    @Test
    void aSourceThatNeverSpokeIsNotSilent() {
        assertThat(alerts("20 00:00")).isEmpty();
    }

    @Test
    void isSilentFromTheEndOfTheLastHourItWasHeardIn() {
        heard("2 10:20");

        assertThat(alerts("3 11:00")).isEmpty();
        assertThat(assess("3 11:00").next()).isEqualTo(at("3 11:00:00.000001"));
        assertThat(alerts("3 11:00:00.000001")).containsExactly("#1 3 11:00");
        Alert alert = assess("4 00:00").alerts().get(0);
        assertThat(alert.life().clockStartedAt()).isEqualTo(at("2 11:00"));
        assertThat(alert.subject()).isEqualTo("source:web");
        assertThat(alert.policy()).isEqualTo(new Applied("default", "p", "PT24H"));
        assertThat(alert.evidence().counts()).containsExactly(Map.entry("hours", 1L));
    }

    @ParameterizedTest(name = "speaks {0}: {1}")
    @CsvSource({"3 10:59:59.999999,", "3 11:00, #1 3 11:00 - 3 11:00 SPOKE", "5 00:00, #1 3 11:00 - 5 00:00 SPOKE"})
    void itSpeaksAgain(String spoke, String expected) {
        heard("2 10:20");
        heard(spoke);

        String asOf = spoke.split(" ")[0] + " 12:00"; // less than a day after it spoke
        assertThat(alerts(asOf)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void silencesAreNumberedAndKnowHowMuchWasHeardBefore() {
        heard("2 10:20");
        heard("2 11:20");
        heard("5 00:00");

        assertThat(alerts("9 00:00")).containsExactly("#1 3 12:00 - 5 00:00 SPOKE", "#2 6 01:00");
        assertThat(assess("9 00:00").alerts())
                .extracting(alert -> alert.evidence().counts().get("hours"))
                .containsExactly(2L, 3L);
    }

    @Test
    void aFactThatFillsTheGapMakesItNoSilence() {
        heard("2 10:20");
        heard("4 00:00");
        assertThat(alerts("4 12:00")).containsExactly("#1 3 11:00 - 4 00:00 SPOKE");

        heard("3 05:00");
        assertThat(alerts("4 12:00")).isEmpty();
    }

    @Test
    void whatIsNotYetSeenIsNotYetSpoken() {
        heard("2 10:20");
        heard("5 00:00");

        assertThat(alerts("4 00:00")).containsExactly("#1 3 11:00");
        assertThat(assess("4 00:00").next()).isEqualTo(at("5 00:00"));
    }

    @Test
    void aSourceThatWasStoppedMayStaySilent() {
        heard("2 10:20");
        decisions.add(decision(DecisionFact.Kind.STOP, "4 00:00", null));
        assertThat(alerts("20 00:00")).containsExactly("#1 3 11:00 - 4 00:00 DECISION");

        heard("5 00:00"); // newer evidence
        assertThat(alerts("20 00:00")).containsExactly("#1 3 11:00 - 4 00:00 DECISION", "#2 6 01:00");
    }

    @Test
    void withoutAWindowThereIsNoSilence() {
        heard("2 10:20");
        policies.put(Given.policy("q", "default", "4 00:00", Map.of()));

        assertThat(alerts("3 12:00")).hasSize(1);
        assertThat(assess("3 12:00").next()).isEqualTo(at("4 00:00"));
        assertThat(alerts("20 00:00")).isEmpty();
    }

    private void heard(String time) {
        heard.put("web", Hours.of(at(time)), at(time));
    }

    private SourceAssessor.SourceAssessment assess(String asOf) {
        return SourceAssessor.assess(new SourceTimeline("web", heard, decisions), policies, at(asOf));
    }

    private List<String> alerts(String asOf) {
        return assess(asOf).alerts().stream()
                .map(alert -> "#" + alert.episode() + ' ' + Given.text(alert.life()))
                .toList();
    }
}
