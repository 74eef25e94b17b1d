package io.landfall.domain.verdict;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one alert as far as it went at as-of.
 *
 * @param decisions ids of those that once answered or snoozed the question and do so no more, the last ten
 */
public record Life(
        Instant clockStartedAt,
        Instant openedAt,
        @Nullable Instant clearedAt,
        @Nullable Cause cause,
        Status status,
        boolean inherited,
        long reminders,
        List<String> decisions) {

    /** Where an alert is in its life. */
    public enum Status {
        RAISED,
        REMINDED,
        SNOOZED,
        CLEARED
    }
}
