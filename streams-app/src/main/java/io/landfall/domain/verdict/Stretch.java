package io.landfall.domain.verdict;

import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which something holds: from an instant until a fact ends it.
 *
 * @param end absent while it lasts
 * @param cause what the fact that ended it was
 */
public record Stretch(
        Instant from, @Nullable FactOrder end, @Nullable Cause cause) {

    public static Stretch open(Instant from) {
        return new Stretch(from, null, null);
    }

    public @Nullable Instant to() {
        return end == null ? null : end.occurredAt();
    }

    /** Whether it ends after an instant, or not at all. */
    public boolean outlasts(Instant instant) {
        return end == null || end.occurredAt().isAfter(instant);
    }

    /** This stretch, ended by a fact where that comes before its own end. */
    public Stretch until(FactOrder fact, Cause why) {
        return end != null && end.compareTo(fact) <= 0 ? this : new Stretch(from, fact, why);
    }

    public Stretch startingAt(Instant instant) {
        return new Stretch(instant, end, cause);
    }

    /** From the start of this one to the later of both ends. */
    public Stretch longer(Stretch other) {
        boolean longer = end != null && (other.end == null || other.end.compareTo(end) > 0);
        return longer ? new Stretch(from, other.end, other.cause) : this;
    }
}
