package io.landfall.domain.policy;

import java.time.Duration;

/**
 * A length of time of a policy.
 *
 * @param text as written
 * @param length with days of 24 hours; in working time a working day counts as 24 hours
 */
public record Window(String text, Duration length) {

    /**
     * Reads an ISO-8601 duration in days or time, or in weeks.
     *
     * @throws IllegalArgumentException for anything else, years and months among it, and what is not above zero
     */
    public static Window parse(String text) {
        try {
            Duration length = text.matches("P\\d{1,6}W")
                    ? Duration.ofDays(7 * Long.parseLong(text.substring(1, text.length() - 1)))
                    : Duration.parse(text);
            if (length.isZero() || length.isNegative()) {
                throw new IllegalArgumentException("a window must be longer than zero, not " + text);
            }
            return new Window(text, length);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a window is an ISO-8601 duration in days or time, e.g. P30D or PT36H, not " + text, e);
        }
    }
}
