package io.landfall.domain.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of one alert as far as it went at as-of. */
public record Life(
        Instant clockStartedAt,
        Instant openedAt,
        @Nullable Instant clearedAt,
        @Nullable Cause cause,
        Status status,
        boolean inherited,
        long reminders) {

    /** Where an alert is in its life. */
    public enum Status {
        RAISED,
        REMINDED,
        SNOOZED,
        CLEARED
    }
}
