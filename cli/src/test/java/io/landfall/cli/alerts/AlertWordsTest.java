package io.landfall.cli.alerts;

import static io.landfall.cli.alerts.AlertSamples.asks;
import static io.landfall.cli.alerts.AlertSamples.counts;
import static io.landfall.cli.alerts.AlertSamples.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.Asks;
import io.landfall.schema.ClearCause;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.Evidence;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlertWordsTest {

    private static final Alert ITEM = AlertSamples.of(AlertKind.OPEN_PAST_CLOSURE_WINDOW, "item:7");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENTRY_UNDECIDED          | has waited for a yes or a no for more than 30 days, since 1 March 2026;",
                "OPEN_PAST_CLOSURE_WINDOW | is open for more than 30 days, since 1 March 2026;",
                "ALMOST_DONE              | is almost done, or delivered, for more than 30 days, since 1 March 2026, and still open;",
                "STALLED                  | is in progress, and nothing has happened to it for more than 30 days, since 1 March 2026;",
                "DELIVERED_UNUSED         | went 30 days without real use since 1 March 2026 (0 uses before);",
                "DELIVERED_UNOBSERVABLE   | gave no sign at all for 30 days since it was delivered on 1 March 2026, so",
                "DELIVERED_UNRECEIVED     | was delivered on 1 March 2026, and nobody received it within 30 days;",
                "USE_FADED                | was used until 1 March 2026, and not once in the 30 days after (0 uses before);",
                "CLOSURE_UNDECIDED        | was delivered on 1 March 2026, and within 30 days nobody decided to close it or to",
                "SOURCE_SILENT            | has said nothing for more than 30 days, since 1 March 2026;"
            })
    void saysWhatIsWrongAndAsks(AlertKind kind, String words) {
        Alert alert = AlertSamples.of(kind, "feature:gift-cards");

        assertThat(AlertWords.raised(alert))
                .startsWith("Gift cards (Booking) " + words)
                .endsWith("; team Booking: close it, keep it until a date, or stop it?");
        assertThat(AlertWords.raised(AlertSamples.of(kind, "item:7")))
                .startsWith("\"Gift cards\" (item:7, Booking) " + words);
    }

    @Test
    void saysWhatWasExpectedAndHowOftenItWasDelivered() {
        Alert below = window(AlertSamples.of(AlertKind.BELOW_EXPECTED_USE, "feature:f"), "2026-03-31T00:00:00Z");
        Alert never = window(AlertSamples.of(AlertKind.NEVER_FINISHED, "feature:f"), "4");

        assertThat(AlertWords.raised(
                        counts(below, Map.of("uses", 12L, "expectedUses", 100L, "actors", 3L, "expectedActors", 40L))))
                .contains(
                        "has 12 of 100 uses and 3 of 40 people since 1 March 2026, fewer than were expected by 31 March");
        assertThat(AlertWords.raised(counts(below, Map.of("uses", 1L, "actors", 1L, "expectedActors", 40L))))
                .contains("has 1 of 40 people since");
        assertThat(AlertWords.raised(never))
                .contains("was delivered again 4 times since 1 March 2026, and nobody said");
        assertThat(AlertWords.raised(window(never, "1"))).contains("was delivered again once since");
    }

    @Test
    void saysWhatWasSeen() {
        Alert unused = counts(
                AlertSamples.of(AlertKind.DELIVERED_UNUSED, "feature:f"),
                Map.of("uses", 0L, "threshold", 5L, "deployments", 2L, "bot", 7L, "internal", 3L));
        Alert faded = counts(AlertSamples.of(AlertKind.USE_FADED, "feature:f"), Map.of("uses", 1L, "deployments", 1L));

        assertThat(AlertWords.raised(unused)).contains("(0 of 5 uses; 7 by robots, 3 by staff)");
        assertThat(AlertWords.raised(faded)).contains("(1 use before)");
        assertThat(AlertWords.others(unused)).containsOnlyKeys("bot", "internal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENTRY     | take it, turn it down, or put it off until a date",
                "EXIT      | release it, or hold it",
                "RECEPTION | receive it, or refuse it",
                "CLOSURE   | close it, keep it until a date, or stop it",
                "STOP      | go on with it, or stop it"
            })
    void asksInWordsThatPeopleUnderstand(DecisionKind kind, String words) {
        assertThat(AlertWords.asks(asks(ITEM, kind))).isEqualTo("team Booking is asked to decide: " + words);
        assertThat(AlertWords.raised(asks(ITEM, kind))).endsWith("; team Booking: " + words + "?");
    }

    @Test
    void aSourceHasNoTeamThatIsAsked() {
        Alert silent = Alert.newBuilder(AlertSamples.of(AlertKind.SOURCE_SILENT, "source:web"))
                .setTitle("web")
                .setTeam(null)
                .setAsks(new Asks(DecisionKind.STOP, null))
                .build();

        assertThat(AlertWords.raised(silent))
                .isEqualTo("web has said nothing for more than 30 days, since 1 March 2026;"
                        + " whoever runs it: bring it back, or stop it?");
        assertThat(AlertWords.raised(Alert.newBuilder(ITEM)
                        .setAsks(new Asks(DecisionKind.CLOSURE, null))
                        .build()))
                .contains("; its team: close it");
    }

    @Test
    void saysForHowLongItWasPausedAndWhatWasDecidedBefore() {
        Alert paused = Alert.newBuilder(ITEM)
                .setEvidence(Evidence.newBuilder(ITEM.getEvidence())
                        .setPaused("PT99H")
                        .setDecisions(List.of("d1"))
                        .build())
                .build();
        assertThat(AlertWords.raised(paused))
                .contains("since 1 March 2026; its sources were silent for 4 days of it, which do not count;"
                        + " an earlier decision on it holds no more: d1; team Booking:");

        paused.getEvidence().setDecisions(List.of("d1", "d2"));
        assertThat(AlertWords.raised(paused)).contains("; 2 earlier decisions on it hold no more, the last is d2;");
        // Woken from a snooze, it names the snooze.
        Alert asleep = Alert.newBuilder(paused).setStatus(AlertStatus.SNOOZED).build();
        AlertChange awake = AlertChange.of(asleep, paused);
        assertThat(awake.what()).isEqualTo(AlertChange.Word.AWAKE);
        assertThat(awake.words()).contains("the last is d2");
    }

    @Test
    void saysThatADecisionLapsed() {
        Alert again =
                Alert.newBuilder(ITEM).setClockStartedAt(AlertSamples.OPENED).build();

        assertThat(AlertWords.raised(again))
                .contains("waits again, since the last decision on it lapsed on 31 March 2026;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USE | is used now",
                "DECISION | was decided on",
                "CLOSURE | is closed",
                "ROLLBACK | was rolled back",
                "REMOVED | was removed",
                "START | is worked on again",
                "SIGNAL | gave its first sign",
                "REACHED | reached what was expected of it",
                "ACTIVITY | moves again",
                "DRAINED | drains again",
                "SPOKE | speaks again",
                "UNRECOGNIZED | is over"
            })
    void saysByWhatItWasAnswered(ClearCause cause, String words) {
        assertThat(AlertWords.cleared(AlertSamples.cleared(ITEM, cause)))
                .isEqualTo("\"Gift cards\" (item:7, Booking) " + words + ", after 2 days as OPEN_PAST_CLOSURE_WINDOW");
    }

    @Test
    void aStartWithoutADecisionIsImplied() {
        Alert started = Alert.newBuilder(AlertSamples.cleared(ITEM, ClearCause.START))
                .setImplied(true)
                .build();

        assertThat(AlertWords.cleared(started)).contains("was started without a decision");
        assertThat(table(started)).contains("cleared 2026-04-02 by START (implied)");
        assertThat(table(AlertSamples.cleared(ITEM, ClearCause.START))).contains("by START  ");
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void everyKindHasWords(AlertKind kind) {
        Alert alert = AlertSamples.of(kind, "feature:f");
        Alert reminded = Alert.newBuilder(alert)
                .setStatus(AlertStatus.REMINDED)
                .setReminders(2)
                .build();

        assertThat(AlertWords.raised(alert)).doesNotContain("{", "null");
        assertThat(AlertChange.of(alert, reminded).words())
                .contains(" still ", ", since 1 March 2026; reminder no. 2")
                .doesNotContain("{");
        assertThat(table(alert)).contains(kind.name());
    }

    private static String table(Alert alert) {
        StringWriter out = new StringWriter();
        new AlertTable(List.of(alert)).print(new PrintWriter(out), 0);
        return out.toString();
    }
}
