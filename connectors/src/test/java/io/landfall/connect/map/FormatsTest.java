package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.connect.InputException;
import org.junit.jupiter.api.Test;

class FormatsTest {

    @Test
    void knowsItsNames() {
        assertThat(Formats.names()).contains("access-log", "csv-log", "events", "github-webhook", "jira-rest", "otlp");
    }

    @Test
    void anUnknownFormatNamesTheKnownOnes() {
        assertThatThrownBy(() -> Formats.named("acces-log", null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'access-log'?")
                .hasMessageContaining("access-log, azure-devops-webhook, bitbucket-webhook, cdevents, csv-log");
    }

    @Test
    void csvLogNeedsAMap() {
        assertThatThrownBy(() -> Formats.named("csv-log", null))
                .hasMessageContaining("--map FILE.yaml")
                .hasMessageContaining("case-activity-timestamp, servicenow-incidents");
    }

    @Test
    void eventsTakesNone() {
        assertThatThrownBy(() -> Formats.named("events", "x.yaml")).hasMessageContaining("takes no map");
    }

    @Test
    void aMapThatIsNotThere() {
        assertThatThrownBy(() -> Formats.named("csv-log", "servicenow-incident"))
                .hasMessageContaining("does not exist (did you mean 'servicenow-incidents'?)");
    }
}
