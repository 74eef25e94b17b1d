package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template that the documentation hands out. */
class PolicyTemplateTest {

    private static final Path TEMPLATE = Path.of("..", "docs", "policy-template.yaml");
    private static final Set<String> NO_KEYS = Set.of("id", "source", "occurredAt", "sequence", "pinned", "off");
    /** What only the user can know. */
    private static final Set<String> LEFT_OUT = Set.of("baselineAt", "calendar");

    @Test
    void everyKeyIsThereAndSetSoThatEveryVerdictIsOn() throws Exception {
        List<SpecificRecord> policies = YamlFacts.policies(TEMPLATE);
        List<String> lines = Files.readAllLines(TEMPLATE);

        assertThat(policies).extracting(policy -> ((Policy) policy).getScope()).startsWith("default");
        for (Schema.Field field : Policy.getClassSchema().getFields()) {
            String key = field.name();
            if (NO_KEYS.contains(key)) {
                continue;
            }
            assertThat(lines).as(key).anyMatch(line -> line.matches("[ -] (# )?" + key + ":.*"));
            if (!LEFT_OUT.contains(key)) {
                assertThat(policies.get(0).get(field.pos())).as(key).isNotNull();
            }
        }
    }

    /** Who takes the comment signs away gets what the comment promises. */
    @Test
    void whatIsCommentedOutIsRight(@TempDir Path folder) throws Exception {
        String all = Files.readString(TEMPLATE)
                .replace("# baselineAt:", "baselineAt:")
                .replaceAll("(?m)^  # (calendar:)", "  $1")
                .replaceAll("(?m)^  #   (zone|workingDays|holidays):", "    $1:");
        Path file = Files.writeString(folder.resolve("policy.yaml"), all);

        Policy policy = (Policy) YamlFacts.policies(file).get(0);

        assertThat(policy.getBaselineAt()).isNotNull();
        assertThat(policy.getCalendar().getWorkingDays()).hasSize(5);
        assertThat(policy.getCalendar().getHolidays()).hasSize(2);
    }
}
