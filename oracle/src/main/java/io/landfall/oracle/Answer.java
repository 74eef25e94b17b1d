package io.landfall.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What ends an alert.
 *
 * @param fact the fact that does
 * @param cause USE, DECISION, CLOSURE, ROLLBACK, REMOVED, START, SIGNAL, REACHED, ACTIVITY or SPOKE
 */
record Answer(Fact fact, String cause) {

    /** An answer, or {@code null} where there is no such fact. */
    static Answer by(Fact fact, String cause) {
        return fact == null ? null : new Answer(fact, cause);
    }

    /** The first in fact order; {@code null} where there is none. */
    static Answer first(Answer... answers) {
        return Stream.of(answers)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Answer::fact, Fact.ORDER))
                .orElse(null);
    }

    Instant at() {
        return fact.occurredAt();
    }
}
