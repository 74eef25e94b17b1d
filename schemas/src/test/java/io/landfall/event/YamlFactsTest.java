package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFactsTest {

    @TempDir
    Path folder;

    @Test
    void readsPoliciesPinnedFromTheBeginning() throws Exception {
        List<SpecificRecord> facts = YamlFacts.policies(yaml("""
                        # the house rules
                        - scope: default
                          closureWindow: P7D
                          countUnknown: true
                          minRollout: 12.5
                          adoptionWindow: off
                          baselineAt: 2016-01-01T00:00:00Z
                        - scope: "team:Payments"
                          id: payments-1
                          calendar:
                            zone: Europe/Paris
                            workingDays: [MON, TUE]
                            holidays:
                              - 2016-12-25
                          countUnknown: off
                        """));
        Policy first = (Policy) facts.get(0);
        Policy second = (Policy) facts.get(1);

        assertThat(first.getPinned()).isTrue();
        assertThat(first.getOccurredAt()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(first.getSource()).isEqualTo("policy-file");
        assertThat(first.getId()).matches("[0-9a-f]{32}");
        assertThat(first.getCountUnknown()).isTrue();
        assertThat(first.getMinRollout()).isEqualTo(12.5);
        assertThat(first.getOff()).containsExactly("adoptionWindow");
        assertThat(first.getBaselineAt()).isEqualTo("2016-01-01T00:00:00Z");
        assertThat(second.getId()).isEqualTo("payments-1");
        assertThat(second.getCalendar().getWorkingDays()).containsExactly("MONDAY", "TUESDAY");
        assertThat(second.getCalendar().getHolidays()).containsExactly("2016-12-25");
        assertThat(second.getOff()).containsExactly("countUnknown");
        assertThat(facts).hasSize(2);
    }

    @Test
    void readsFeaturesWithTextsAsTheyStand() throws Exception {
        List<SpecificRecord> facts = YamlFacts.features(yaml(
                "- feature: 007\r\n  name: no\r\n  items: [12, 1e3, true]\r\n  signals: ['/a/*']\r\n  proof: SOURCE\r\n"
                        + "  team:\r\n  expected: {uses: 10, by: 2016-12-31T00:00:00Z}\r\n"));
        Feature feature = (Feature) facts.get(0);

        assertThat(feature.getFeature()).isEqualTo("007");
        assertThat(feature.getName()).isEqualTo("no");
        assertThat(feature.getItems()).containsExactly("12", "1e3", "true");
        assertThat(feature.getProof()).isEqualTo(Proof.SOURCE);
        assertThat(feature.getTeam()).isNull();
        assertThat(feature.getExpected().getUses()).isEqualTo(10);
        assertThat(feature.getSource()).isEqualTo("catalogue-file");
    }

    @Test
    void theSameRecordHasTheSameId() throws Exception {
        Policy once = (Policy) YamlFacts.policies(yaml("- {scope: default, closureWindow: P7D, wipLimit: 3}"))
                .get(0);
        Policy again =
                (Policy) YamlFacts.policies(yaml("\uFEFF- wipLimit: 3\n  closureWindow: 'P7D'\n  scope: default"))
                        .get(0);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void emptyFilesHoldNothing() throws Exception {
        assertThat(YamlFacts.policies(yaml(""))).isEmpty();
        assertThat(YamlFacts.policies(yaml("# nothing\n"))).isEmpty();
        assertThat(YamlFacts.features(yaml("[]"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'- scope: default\n  closureWindw: P7D' | 2 | UNKNOWN_FIELD | closureWindw: there is no such field in a policy, did you mean closureWindow?",
                "'- scope: default\n\n- scope: team:A\n  entryWindow: P1M' | 4 | BAD_DURATION | entryWindow is \"P1M\": years and months",
                "'- scope: default\n  calendar:\n    zone: Mars' | 3 | UNKNOWN_VALUE | calendar.zone is \"Mars\"",
                "'- scope: default\n  calendar:\n    holidays:\n      - 2016-12-25\n      - xmas' | 5 | UNKNOWN_VALUE | \"xmas\": a date is expected",
                "'# c\n- closureWindow: P7D' | 2 | MISSING_FIELD | scope is missing in a policy",
                "'- scope: default\n  wipLimit: many' | 2 | WRONG_TYPE | wipLimit is \"many\": a whole number",
                "'- scope: default\n  countUnknown: yes' | 2 | WRONG_TYPE | true or false is expected",
                "'- scope: default\n  occurredAt: 2016-01-01T00:00:00Z' | 2 | UNKNOWN_FIELD | occurredAt has no place here",
                "'- scope: default\n  pinned: true' | 2 | UNKNOWN_FIELD | pinned: there is no such field",
                "'- scope: default\n  type: feature' | 2 | UNKNOWN_TYPE | records of type policy alone",
                "'- scope: default\n  wipLimit: 1\n  wipLimit: 2' | 3 | DUPLICATE | wipLimit stands twice",
                "'- scope: default\n- scope: team:A\n- scope: default' | 3 | DUPLICATE | scope is \"default\", as in the record of line 1: join the two",
                "'scope: default\nclosureWindow: P7D' | 1 | BAD_YAML | a list of policy records is expected: each starts with \"- scope: ...\"",
                "'- default' | 1 | BAD_YAML | a record with fields is expected",
                "'- scope: default\n  wipLimit: [1' | 2 | BAD_YAML | no YAML",
                "'- scope: default\n\twipLimit: 1' | 2 | BAD_YAML | no YAML",
                "'- &a [*a]' | 1 | BAD_YAML | nested too deeply",
                "'- scope: default\n--- \n- scope: team:A' | 2 | BAD_YAML | no YAML"
            })
    void refusesWithLineReasonAndRemedy(String text, int line, String reason, String message) throws IOException {
        Path file = yaml(text);

        BadFactException bad = catchThrowableOfType(BadFactException.class, () -> YamlFacts.policies(file));

        assertThat(bad).hasMessageStartingWith(file + ":" + line + ": ").hasMessageContaining(message);
        assertThat(bad.reason()).isEqualTo(reason);
    }

    @Test
    void tellsAllThatIsWrongAndWhereEachFieldStands() throws Exception {
        Path file = yaml("""
                - feature: a
                  signals:
                    - /a
                    - /b
                - feature: b
                  signls: [/c]
                - feature: a
                - feature: c
                  cadence: weekly
                """);

        YamlReading reading = YamlFacts.catalogue(file);

        assertThat(reading.problems())
                .extracting(BadFactException::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith(file + ":6: ").contains("did you mean signals?"),
                        second -> assertThat(second).startsWith(file + ":7: ").contains("as in the record of line 1"),
                        third -> assertThat(third).startsWith(file + ":9: ").contains("P30D"));
        assertThat(reading.facts()).hasSize(1);
        YamlFact a = reading.facts().get(0);
        assertThat(a.place(null)).isEqualTo(file + ":1");
        assertThat(a.place("signals[1]")).isEqualTo(file + ":4");
        assertThat(a.place("team")).isEqualTo(file + ":1");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        Path latin = Files.write(
                folder.resolve("latin.yaml"), "- scope: team:Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowableOfType(BadFactException.class, () -> YamlFacts.policies(missing)))
                .hasMessage(missing + ": there is no such file");
        assertThat(catchThrowableOfType(BadFactException.class, () -> YamlFacts.policies(latin)))
                .hasMessageContaining("is not UTF-8");
        assertThat(catchThrowableOfType(BadFactException.class, () -> YamlFacts.policies(folder)))
                .hasMessageContaining("cannot be read");
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(folder.resolve("facts.yaml"), text);
    }
}
