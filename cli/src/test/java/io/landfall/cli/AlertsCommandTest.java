package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.AlertKind;
import org.junit.jupiter.api.Test;

class AlertsCommandTest {

    private final Kinds kinds = new Kinds();

    @Test
    void offersEveryKindThatThereIs() {
        String help = Ran.command("alerts", "--help").out().replaceAll("\\s+", " ");

        for (AlertKind kind : AlertKind.values()) {
            assertThat(help.contains(kind.name())).as(kind.name()).isEqualTo(kind != AlertKind.UNRECOGNIZED);
        }
    }

    @Test
    void takesKindsInAnyCase() {
        assertThat(kinds.convert("delivered_unused")).isEqualTo(AlertKind.DELIVERED_UNUSED);
        assertThat(kinds.convert("use-faded")).isEqualTo(AlertKind.USE_FADED);
    }

    @Test
    void aWrongKindIsWrongUsage() {
        Ran wrong = Ran.command("alerts", "--kind", "STALED");

        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("'--kind'", "'STALED' is no kind of alert, did you mean STALLED?");
        assertThat(Ran.command("alerts", "--kind=UNRECOGNIZED").status()).isEqualTo(2);
    }
}
