package io.landfall.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.DecisionFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/alerts.md. */
class KindTest {

    @ParameterizedTest
    @CsvSource({
        "ENTRY_UNDECIDED, INTAKE, MEDIUM, ENTRY, ENTRY STOP",
        "OPEN_PAST_CLOSURE_WINDOW, PRODUCTION, MEDIUM, CLOSURE, CLOSURE STOP",
        "ALMOST_DONE, PRODUCTION, MEDIUM, EXIT, EXIT CLOSURE STOP",
        "STALLED, PRODUCTION, LOW, STOP, STOP",
        "DELIVERED_UNUSED, RECEPTION, HIGH, CLOSURE, CLOSURE STOP",
        "DELIVERED_UNOBSERVABLE, RECEPTION, MEDIUM, CLOSURE, CLOSURE STOP",
        "DELIVERED_UNRECEIVED, RECEPTION, MEDIUM, RECEPTION, RECEPTION STOP",
        "BELOW_EXPECTED_USE, RECEPTION, MEDIUM, CLOSURE, CLOSURE STOP",
        "USE_FADED, RECEPTION, MEDIUM, CLOSURE, CLOSURE STOP",
        "NEVER_FINISHED, RECEPTION, LOW, CLOSURE, CLOSURE STOP",
        "CLOSURE_UNDECIDED, RECEPTION, LOW, CLOSURE, CLOSURE STOP",
        "SOURCE_SILENT, RECEPTION, HIGH, STOP, STOP"
    })
    void asksOneDecisionAndIsAnsweredBySome(
            Kind kind, Kind.Drawer drawer, Kind.Severity severity, DecisionFact.Kind asks, String answers) {
        assertThat(kind.drawer()).isEqualTo(drawer);
        assertThat(kind.severity()).isEqualTo(severity);
        assertThat(kind.asks()).isEqualTo(asks);
        assertThat(kind.answers()).extracting(Enum::name).containsExactlyInAnyOrder(answers.split(" "));
    }

    @Test
    void thereAreAsManyRowsAsKinds() {
        assertThat(Kind.values()).hasSize(12);
    }
}
