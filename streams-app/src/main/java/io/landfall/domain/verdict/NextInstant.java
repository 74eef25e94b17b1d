package io.landfall.domain.verdict;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Gathers the next instant, later than as-of, at which an answer could change. Instants are whole microseconds. */
public final class NextInstant {

    private final Instant asOf;
    private @Nullable Instant next;
    private @Nullable Instant awaits;

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

    /** It could change when a telemetry source is heard in the hour of this instant or later. */
    public void heardFrom(Instant instant) {
        awaits = awaits == null || instant.isBefore(awaits) ? instant : awaits;
    }

    /** The earliest instant that a hearing is awaited from. */
    public @Nullable Instant awaits() {
        return awaits;
    }
}
