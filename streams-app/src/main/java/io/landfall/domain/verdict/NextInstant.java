package io.landfall.domain.verdict;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Gathers the next instant, later than as-of, at which an answer could change. Instants are whole microseconds. */
public final class NextInstant {

    private final Instant asOf;
    private @Nullable Instant next;
    private @Nullable Instant awaits;
    private @Nullable Instant unheard;

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

    /** It could change at this instant, when a source is first heard in an hour; or earlier, should it turn out to have been. */
    public void hears(@Nullable Instant first) {
        atAny(first);
        if (first != null && (unheard == null || first.isBefore(unheard))) {
            unheard = first;
        }
    }

    /** The earliest first hearing of an hour that is still to come. */
    public @Nullable Instant unheard() {
        return unheard;
    }

    /** The earliest instant that a hearing is awaited from. */
    public @Nullable Instant awaits() {
        return awaits;
    }
}
