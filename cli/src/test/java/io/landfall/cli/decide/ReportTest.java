package io.landfall.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.cli.alerts.AlertSamples;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.ClearCause;
import io.landfall.schema.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Instant AT = Instant.parse("2026-04-02T00:00:00Z");
    private static final Alert OPEN = AlertSamples.of(AlertKind.OPEN_PAST_CLOSURE_WINDOW, "item:7");
    private static final Alert UNUSED = AlertSamples.of(AlertKind.DELIVERED_UNUSED, "item:7");

    @Test
    void tellsWhatWasClearedAndWhatRemains() throws Exception {
        Alert cleared = AlertSamples.cleared(OPEN, ClearCause.DECISION);
        Outcome outcome = new Outcome(
                Outcome.State.CONFIRMED,
                Map.of(OPEN.getAlertId(), OPEN, UNUSED.getAlertId(), UNUSED),
                Map.of(cleared.getAlertId(), cleared));
        Report report = new Report(decision("closure", "kept-open", AT.plusSeconds(86_400)), outcome);

        assertThat(report.lines())
                .hasSize(3)
                .element(0)
                .isEqualTo("recorded   CLOSURE KEPT_OPEN on item:7 by ines, tomasz at 2026-04-02T00:00:00Z,"
                        + " until 2026-04-03T00:00:00Z");
        assertThat(report.lines().get(1))
                .startsWith(
                        "cleared    \"Gift cards\" (item:7, Booking) was decided on, after 2 days as OPEN_PAST_CLOSURE_WINDOW")
                .endsWith("; asked again after 2026-04-03T00:00:00Z, where it still holds");
        assertThat(report.lines().get(2))
                .startsWith("open       \"Gift cards\"")
                .contains("without real use");

        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.at("/decision/subject").textValue()).isEqualTo("item:7");
        assertThat(json.at("/state").textValue()).isEqualTo("CONFIRMED");
        assertThat(json.at("/cleared/0/kind").textValue()).isEqualTo("OPEN_PAST_CLOSURE_WINDOW");
        assertThat(json.at("/open")).hasSize(1);
        assertThat(json.at("/snoozed")).isEmpty();
        assertThat(json.at("/retracted")).isEmpty();
    }

    @Test
    void aRefusalStartsTheWindowAnew() throws Exception {
        Alert cleared = AlertSamples.cleared(OPEN, ClearCause.DECISION);
        Report report = new Report(
                decision("reception", "refused", null),
                new Outcome(Outcome.State.CONFIRMED, Map.of(), Map.of("1", cleared)));

        assertThat(report.lines().get(1)).endsWith("; its window starts anew");
    }

    @Test
    void whatIsSnoozedIsNotAmongWhatIsOpen() throws Exception {
        Alert snoozed = Alert.newBuilder(OPEN).setStatus(AlertStatus.SNOOZED).build();
        Outcome outcome = new Outcome(
                Outcome.State.CONFIRMED, Map.of(OPEN.getAlertId(), OPEN), Map.of(snoozed.getAlertId(), snoozed));

        assertThat(outcome.snoozed()).containsExactly(snoozed);
        assertThat(outcome.open()).isEmpty();
        assertThat(new Report(decision("snooze", null, AT), outcome).lines().get(1))
                .isEqualTo(
                        "snoozed    \"Gift cards\" (item:7, Booking) is snoozed by a decision, as OPEN_PAST_CLOSURE_WINDOW,"
                                + " until 2026-04-02T00:00:00Z");
    }

    @Test
    void whatADecisionSpeaksTo() throws Exception {
        assertThat(Answering.concerns(decision("stop", null, null), OPEN)).isTrue();
        assertThat(Answering.concerns(decision("closure", null, null), OPEN)).isTrue();
        assertThat(Answering.concerns(decision("entry", null, null), OPEN)).isFalse();
        assertThat(Answering.concerns(decision("snooze", null, null), OPEN)).isTrue();
        Decision ofUnused = decision("snooze", null, null);
        ofUnused.setKind("DELIVERED_UNUSED");
        assertThat(Answering.concerns(ofUnused, OPEN)).isFalse();
        assertThat(Answering.concerns(ofUnused, UNUSED)).isTrue();
    }

    private static Decision decision(String decision, @Nullable String outcome, @Nullable Instant until)
            throws Exception {
        return new Draft("item:7", decision, outcome, List.of("ines", "tomasz"), null, until, null, AT).fact();
    }
}
