package io.landfall.domain.policy;

import java.time.Duration;

/**
 * A length of time of a policy.
 *
 * @param text as written
 * @param length with days of 24 hours; in working time a working day counts as 24 hours
 */
public record Window(String text, Duration length) {

    static Window ofDays(int days) {
        return new Window("P" + days + "D", Duration.ofDays(days));
    }
}
