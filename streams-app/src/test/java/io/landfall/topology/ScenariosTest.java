package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.oracle.AlertLine;
import io.landfall.oracle.Oracle;
import io.landfall.schema.AlertKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code scenarios/} yields what it says: by the law, and by the definitions. */
class ScenariosTest {

    static List<ScenarioFile> files() {
        return ScenarioFile.all();
    }

    @Test
    void thereIsOneForEveryVerdict() {
        List<String> kinds = Stream.of(AlertKind.values())
                .filter(kind -> kind != AlertKind.UNRECOGNIZED)
                .map(Enum::name)
                .toList();

        assertThat(files()).extracting(ScenarioFile::kind).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theLawSaysWhatTheFileSays(ScenarioFile file) {
        List<JsonNode> alerts = file.judged();

        assertThat(alerts)
                .extracting(alert -> AlertLine.of(alert, file.kind()))
                .containsExactlyInAnyOrderElementsOf(file.alerts());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theDefinitionsSayWhatTheFileSays(ScenarioFile file) {
        Oracle.Result result = Oracle.assess(file.facts(), List.of(), file.asOf());

        assertThat(result.alerts())
                .extracting(alert -> AlertLine.of(alert, file.kind()))
                .containsExactlyInAnyOrderElementsOf(file.alerts());
    }

    /** Raised, reminded, snoozed, and a snooze that has ended: the life of an alert, in every file. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyStageOfALifeIsThere(ScenarioFile file) {
        assertThat(file.alerts())
                .anyMatch(alert -> alert.contains(" RAISED since "))
                .anyMatch(alert -> alert.contains(" REMINDED "))
                .anyMatch(alert -> alert.contains(" SNOOZED since "))
                .anyMatch(alert -> alert.contains(", names snooze-"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ENTRY_UNDECIDED, CLOSURE DECISION START",
        "OPEN_PAST_CLOSURE_WINDOW, CLOSURE DECISION",
        "ALMOST_DONE, CLOSURE DECISION REMOVED ROLLBACK START",
        "STALLED, ACTIVITY CLOSURE DECISION",
        "DELIVERED_UNUSED, DECISION REMOVED ROLLBACK USE",
        "DELIVERED_UNOBSERVABLE, DECISION REMOVED ROLLBACK SIGNAL",
        "DELIVERED_UNRECEIVED, DECISION REMOVED ROLLBACK",
        "BELOW_EXPECTED_USE, DECISION REACHED REMOVED ROLLBACK",
        "USE_FADED, DECISION REMOVED ROLLBACK USE",
        "NEVER_FINISHED, CLOSURE DECISION REMOVED ROLLBACK",
        "CLOSURE_UNDECIDED, DECISION REMOVED ROLLBACK",
        "SOURCE_SILENT, DECISION SPOKE"
    })
    void everyCauseIsThere(String kind, String causes) {
        ScenarioFile file = ScenarioFile.named(kind);
        Pattern cause = Pattern.compile("^\\S+( #\\d+)? CLEARED by (\\w+)");

        Set<String> found = file.alerts().stream()
                .map(cause::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(2))
                .collect(Collectors.toSet());

        assertThat(found).containsExactlyInAnyOrder(causes.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyLineSaysWhy(ScenarioFile file) {
        assertThat(file.facts())
                .allMatch(fact -> !fact.path("x-why").asText().isEmpty())
                .first()
                .matches(fact -> !fact.path("x-scenario").asText().isEmpty());
    }
}
