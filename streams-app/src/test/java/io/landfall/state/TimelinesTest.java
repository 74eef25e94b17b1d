package io.landfall.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Progress;
import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinesTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Timelines timelines = new Timelines(TestStores.open("timeline"));

    @Test
    void aRowComesBackAsItWas() {
        timelines.put("a", row("r"));

        assertThat(timelines.get("a", "r")).isEqualTo(row("r"));
        assertThat(timelines.get("a", "q")).isNull();
        assertThat(timelines.get("b", "r")).isNull();
    }

    @Test
    void aRowOfTheSameNameTakesThePlaceOfTheOther() {
        timelines.put("a", row("r"));
        timelines.put("a", new Envelope("r", NOON.plusSeconds(1), null));

        assertThat(timelines.rows("a")).containsExactly(new Envelope("r", NOON.plusSeconds(1), null));
    }

    @ParameterizedTest(name = "\"{0}\" and \"{1}\"")
    @CsvSource({
        "a, b",
        "a, ab",
        "ab, a",
        "'', a",
        "a, 'a:'",
        "ä, a",
        "日本, 日",
        "💡, 💡💡",
        "item:1, item:10",
    })
    void aSubjectHasItsOwnRowsAndNobodyElses(String one, String other) {
        timelines.put(one, row("r"));
        timelines.put(other, row("b"));
        timelines.put(other, row(""));

        assertThat(timelines.rows(one)).containsExactly(row("r"));
        assertThat(timelines.rows(other)).containsExactly(row(""), row("b"));
    }

    @Test
    void subjectAndRowDoNotRunIntoEachOther() {
        timelines.put("a", row("bc"));
        timelines.put("ab", row("c"));

        timelines.delete("a", "bc");

        assertThat(timelines.rows("a")).isEmpty();
        assertThat(timelines.rows("ab")).containsExactly(row("c"));
    }

    private static Envelope row(String name) {
        Progress payload = Progress.newBuilder()
                .setId(name)
                .setOccurredAt(NOON)
                .setThrough(NOON)
                .build();
        return new Envelope(name, NOON, payload);
    }
}
