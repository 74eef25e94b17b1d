package io.landfall.domain.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** People decided something; live up to and including {@code until}, for ever without one. */
public record DecisionFact(
        FactOrder at,
        Kind kind,
        @Nullable String outcome,
        @Nullable Instant until,
        @Nullable String snoozedKind) {

    /** Which question a decision answers. */
    public enum Kind {
        ENTRY,
        EXIT,
        RECEPTION,
        CLOSURE,
        STOP,
        SNOOZE
    }

    public boolean liveAt(Instant instant) {
        return !at.occurredAt().isAfter(instant) && (until == null || !until.isBefore(instant));
    }

    /** Whether it says that a delivery was not received, which leaves the question open. */
    public boolean refuses() {
        return kind == Kind.RECEPTION && "REFUSED".equals(outcome);
    }
}
