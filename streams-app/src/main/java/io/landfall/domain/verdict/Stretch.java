package io.landfall.domain.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a verdict holds: after {@code from}, until {@code to}.
 *
 * @param to absent while it lasts
 * @param cause what ended it
 */
public record Stretch(Instant from, @Nullable Instant to, @Nullable Cause cause) {

    public static Stretch open(Instant from) {
        return new Stretch(from, null, null);
    }

    /** Whether it ends after an instant, or not at all. */
    public boolean outlasts(Instant instant) {
        return to == null || to.isAfter(instant);
    }
}
