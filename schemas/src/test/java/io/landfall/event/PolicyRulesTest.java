package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.schema.Calendar;
import io.landfall.schema.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every key of a policy with a wrong value: as an event, and in a file, where the message names the line. */
class PolicyRulesTest {

    /** Whatever the record: identity and place, and the two that no text says. */
    private static final Set<String> NO_KEYS = Set.of("id", "source", "occurredAt", "sequence", "pinned", "off");

    /** key | wrong value, as JSON with apostrophes | reason | what the message says beside the value */
    private static final List<String> WRONG = Arrays.asList("""
            scope                 | 'defualt'    | UNKNOWN_VALUE | did you mean default?
            scope                 | 'teams:A'    | UNKNOWN_VALUE | did you mean team:A?
            scope                 | 'item:1'     | UNKNOWN_VALUE | one of team:..., itemType:..., feature:... is expected
            scope                 | 'team: '     | EMPTY_VALUE   | must not be empty
            scope                 | 'itemType:RISC' | UNKNOWN_VALUE | did you mean RISK?
            entryWindow           | 'P2M'        | BAD_DURATION  | years and months are refused
            entryWindow           | 'P0D'        | BAD_DURATION  | a window is longer than zero; off switches it off
            closureWindow         | '30'         | BAD_DURATION  | an ISO-8601 duration in days or time is expected, e.g. P30D
            closureWindow         | 'SLE'        | BAD_DURATION  | an ISO-8601 duration
            closureClock          | 'STARTD'     | UNKNOWN_VALUE | did you mean STARTED?
            almostDoneWindow      | 'PT'         | BAD_DURATION  | an ISO-8601 duration
            stalledWindow         | '-P7D'       | BAD_DURATION  | a window is not negative
            receptionWindow       | '14 days'    | BAD_DURATION  | an ISO-8601 duration
            adoptionWindow        | 'P3652060D'  | BAD_DURATION  | at most P3652059D
            adoptionMinUses       | -1           | OUT_OF_RANGE  | it must not be negative
            adoptionMinUses       | 2.5          | WRONG_TYPE    | a whole number is expected
            countUnknown          | 'yes'        | WRONG_TYPE    | true or false is expected
            minRollout            | 100.5        | OUT_OF_RANGE  | 0 to 100 is expected
            minRollout            | -0.1         | OUT_OF_RANGE  | 0 to 100 is expected
            fadeWindow            | 'p21d'       | BAD_DURATION  | an ISO-8601 duration
            closureDecisionWindow | 'P1.5D'      | BAD_DURATION  | an ISO-8601 duration
            followUps             | 0            | OUT_OF_RANGE  | at least 1 is expected; off switches it off
            followUps             | -3           | OUT_OF_RANGE  | at least 1 is expected
            sourceSilence         | 'PT0S'       | BAD_DURATION  | longer than zero
            remindEvery           | 'weekly'     | BAD_DURATION  | an ISO-8601 duration
            baselineAt            | '2016-13-01T00:00:00Z' | BAD_INSTANT | there is no such day
            baselineAt            | '2016-01-01' | BAD_INSTANT   | write 2016-01-01T00:00:00Z
            calendar              | 'weekdays'   | WRONG_TYPE    | an object is expected
            calendar.zone         | 'Europe/Berln' | UNKNOWN_VALUE | did you mean Europe/Berlin?
            calendar.workingDays  | []           | EMPTY_VALUE   | at least one working day is expected
            calendar.workingDays[1] | 'Mitwoch'  | UNKNOWN_VALUE | known are MONDAY
            calendar.holidays[1]  | '2016-02-30' | UNKNOWN_VALUE | a date is expected, e.g. 2016-12-25
            calendar.timezone     | 'UTC'        | UNKNOWN_FIELD | known are holidays, workingDays, zone
            calendar.workingDay   | []           | UNKNOWN_FIELD | did you mean workingDays?
            closureWindows        | 'P3D'        | UNKNOWN_FIELD | did you mean closureWindow?
            period                | 'P1Y'        | BAD_DURATION  | years and months are refused
            saturationPeriods     | 0            | OUT_OF_RANGE  | at least 1 is expected
            wipLimit              | -1           | OUT_OF_RANGE  | it must not be negative
            drainPeriods          | 0            | OUT_OF_RANGE  | at least 1 is expected
            runShare              | 101          | OUT_OF_RANGE  | 0 to 100 is expected
            deadZoneWindow        | 'PT-1H'      | BAD_DURATION  | a window is not negative
            """.split("\n"));

    @TempDir
    Path folder;

    private record Wrong(String key, String value, String reason, String message) {
        static Wrong of(String row) {
            String[] cells = row.split(" *\\| *");
            return new Wrong(cells[0].strip(), cells[1].replace('\'', '"'), cells[2], cells[3]);
        }

        String name() {
            return key.replaceAll(".*\\.|\\[1]", "");
        }

        boolean ofCalendar() {
            return key.startsWith("calendar.");
        }

        /** The wrong element stands second in its list. */
        String written() {
            if (!key.endsWith("[1]")) {
                return value;
            }
            return '[' + (name().equals("holidays") ? "\"2016-12-25\"" : "\"MONDAY\"") + ", " + value + ']';
        }
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    void anEventIsRefusedWithTheKeyTheValueAndTheRemedy(String row) {
        Wrong wrong = Wrong.of(row);
        String field = '"' + wrong.name() + "\":" + wrong.written();
        String scope = wrong.key().equals("scope") ? "" : "\"scope\":\"default\",";
        String fields = scope + (wrong.ofCalendar() ? "\"calendar\":{" + field + '}' : field);

        BadFactException bad = catchThrowableOfType(
                BadFactException.class,
                () -> FactJson.parse("{\"type\":\"policy\",\"occurredAt\":\"2016-01-01T00:00:00Z\"," + fields + '}'));

        assertThat(bad).hasMessageStartingWith(wrong.key()).hasMessageContaining(wrong.message());
        assertThat(bad.reason()).isEqualTo(wrong.reason());
        assertThat(bad.field()).isEqualTo(wrong.key());
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    void aFileIsRefusedWithItsLine(String row) throws IOException {
        Wrong wrong = Wrong.of(row);
        String field = wrong.name() + ": " + wrong.written();
        String scope = wrong.key().equals("scope") ? "" : "  scope: default\n";
        String fields = scope + (wrong.ofCalendar() ? "  calendar:\n    " : "  ") + field;
        Path file = Files.writeString(folder.resolve("policy.yaml"), "# house rules\n- id: p1\n" + fields + '\n');
        long line = Files.readAllLines(file).size();

        BadFactException bad = catchThrowableOfType(BadFactException.class, () -> YamlFacts.policies(file));

        assertThat(bad)
                .hasMessageStartingWith(file + ":" + line + ": " + wrong.key())
                .hasMessageContaining(wrong.message());
        assertThat(bad.reason()).isEqualTo(wrong.reason());
    }

    @ParameterizedTest
    @FieldSource("WINDOWS")
    void aWindowIsAText(String key) {
        BadFactException bad = catchThrowableOfType(
                BadFactException.class,
                () -> FactJson.parse(
                        "{\"type\":\"policy\",\"occurredAt\":\"2016-01-01T00:00:00Z\",\"scope\":\"default\",\"" + key
                                + "\":30}"));

        assertThat(bad.reason()).isEqualTo(BadFactException.WRONG_TYPE);
        assertThat(bad).hasMessage(key + " is 30: an ISO-8601 duration in quotes is expected, e.g. \"P30D\"");
    }

    @SuppressWarnings("unused") // a source of parameters
    private static final List<String> WINDOWS = keys().filter(key -> key.endsWith("Window")
                    || Set.of("sourceSilence", "remindEvery", "period").contains(key))
            .toList();

    @Test
    void noKeyIsForgotten() {
        Set<String> tested = WRONG.stream()
                .map(Wrong::of)
                .map(wrong -> wrong.key().replace("[1]", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(tested).containsAll(keys().toList());
        assertThat(WINDOWS).hasSize(12);
    }

    private static Stream<String> keys() {
        return Stream.concat(
                        Policy.getClassSchema().getFields().stream().map(Schema.Field::name),
                        Calendar.getClassSchema().getFields().stream().map(field -> "calendar." + field.name()))
                .filter(key -> !NO_KEYS.contains(key));
    }
}
