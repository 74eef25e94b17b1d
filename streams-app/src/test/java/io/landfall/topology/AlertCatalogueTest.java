package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.schema.AlertKind;
import io.landfall.schema.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue in docs/alerts.md leaves nothing out, and its examples are real. */
class AlertCatalogueTest {

    private static final Set<String> NO_KEYS =
            Set.of("id", "source", "occurredAt", "sequence", "scope", "pinned", "off");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static String catalogue;

    @BeforeAll
    static void read() throws IOException {
        catalogue = Files.readString(Path.of("..", "docs", "alerts.md"));
    }

    /** From the heading of a verdict to the next one. */
    private static String section(AlertKind kind) {
        String heading = "\n## " + kind + "\n";
        assertThat(catalogue).contains(heading);
        String rest = catalogue.substring(catalogue.indexOf(heading) + heading.length());
        int end = rest.indexOf("\n## ");
        return end < 0 ? rest : rest.substring(0, end);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void everyVerdictHasItsSection(AlertKind kind) {
        assertThat(section(kind))
                .contains("| raised |", "| cleared by |", "| clock |", "| policy |", "| evidence |")
                .contains("| asks |", "| answered by |", "| a lapse |");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void everyCauseOfTheScenariosIsSaid(AlertKind kind) {
        String section = section(kind);

        for (JsonNode alert : ScenarioFile.named(kind.name()).judged()) {
            if (alert.has("cause") && alert.get("kind").textValue().equals(kind.name())) {
                assertThat(section).contains('`' + alert.get("cause").textValue() + '`');
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void theExampleComesOutOfTheScenario(AlertKind kind) {
        Matcher example = EXAMPLE.matcher(section(kind));
        assertThat(example.find()).isTrue();

        assertThat(ScenarioFile.named(kind.name()).judged()).contains(PureLaw.parse(example.group(1)));
    }

    @Test
    void everyKeyOfThePolicyIsNamed() {
        List<String> keys = Policy.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(key -> !NO_KEYS.contains(key))
                .toList();

        List<String> rows = catalogue
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(1, line.indexOf('|', 1)))
                .flatMap(cell -> Arrays.stream(cell.split(",")))
                .map(name -> name.replace("`", "").strip())
                .toList();
        assertThat(rows).containsAll(keys);
    }
}
