package io.landfall.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void takesWordsInAnyCase() throws Exception {
        Draft draft = new Draft(
                "item:Shop-12", "closure", "kept-open", List.of("ines", "bot:x"), "why", AT.plusSeconds(5), null, AT);

        Decision fact = draft.fact();

        assertThat(fact.getSubject()).isEqualTo("item:Shop-12");
        assertThat(fact.getDecision()).isEqualTo(DecisionKind.CLOSURE);
        assertThat(fact.getOutcome()).isEqualTo(DecisionOutcome.KEPT_OPEN);
        assertThat(fact.getBy()).containsExactly("ines", "bot:x");
        assertThat(fact.getWhy()).isEqualTo("why");
        assertThat(fact.getUntil()).isEqualTo("2026-03-01T09:30:05Z");
        assertThat(fact.getOccurredAt()).isEqualTo(AT);
        assertThat(fact.getSource()).isEqualTo("landfall:decide");
    }

    @Test
    void sameDecisionIsTheSameFact() throws Exception {
        assertThat(Facts.id(draft("STOP", null, null, null).fact()))
                .isEqualTo(Facts.id(draft("stop", null, null, null).fact()))
                .isNotEqualTo(Facts.id(draft("stop", "stopped", null, null).fact()));
        assertThat(draft("snooze", null, "delivered-unused", null).fact().getKind())
                .isEqualTo("DELIVERED_UNUSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "close   | -         | -      | - | decision is \"CLOSE\": there is no such value, did you mean CLOSURE?",
                "closure | keep_open | -      | - | outcome is \"KEEP_OPEN\": there is no such value, did you mean KEPT_OPEN?",
                "entry   | closed    | -      | - | outcome is CLOSED: that is no outcome of ENTRY, which has ACCEPTED, DECLINED, DEFERRED",
                "snooze  | -         | staled | - | kind is \"STALED\": there is no such kind of alert, did you mean STALLED?",
                "stop    | -         | STALLED | - | kind is STALLED: only a SNOOZE is of one kind of alert; a STOP answers",
                "stop    | -         | -      | 2026-02-01T00:00:00Z | until is 2026-02-01T00:00:00Z: that lies before the decision itself"
            })
    void refusesWhatCannotBeMeant(
            String decision, @Nullable String outcome, @Nullable String kind, @Nullable Instant until, String message) {
        BadFactException bad = catchThrowableOfType(
                BadFactException.class,
                () -> draft(decision, outcome, kind, until).fact());

        assertThat(bad).hasMessageContaining(message);
    }

    private static Draft draft(
            String decision, @Nullable String outcome, @Nullable String kind, @Nullable Instant until) {
        return new Draft("item:1", decision, outcome, List.of("ines"), null, until, kind, AT);
    }
}
