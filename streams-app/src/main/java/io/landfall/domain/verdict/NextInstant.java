package io.landfall.domain.verdict;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Gathers the next instant, later than as-of, at which an answer could change. Instants are whole microseconds. */
public final class NextInstant {

    private final Instant asOf;
    private @Nullable Instant next;

    public NextInstant(Instant asOf) {
        this.asOf = asOf;
    }

    public Instant asOf() {
        return asOf;
    }

    /** It could change at this instant. */
    public void at(Instant instant) {
        if (instant.isAfter(asOf) && (next == null || instant.isBefore(next))) {
            next = instant;
        }
    }

    /** It could change at this instant, if there is one. */
    public void atAny(@Nullable Instant instant) {
        if (instant != null) {
            at(instant);
        }
    }

    /** It could change just after this instant. */
    public void after(Instant instant) {
        if (instant.isBefore(Instant.MAX)) {
            at(instant.plus(1, ChronoUnit.MICROS));
        }
    }

    public @Nullable Instant get() {
        return next;
    }
}
