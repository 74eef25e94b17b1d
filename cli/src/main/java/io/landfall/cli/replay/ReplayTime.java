package io.landfall.cli.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The wall clock of a replay, and the time in which its domain lives: the same, unless as-of lies ahead of it; then far
 * enough ahead that the clock is past as-of from the first moment on. A replay that is taken up again keeps its shift.
 */
final class ReplayTime {
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Clock clock;
    private final Duration shift;

    ReplayTime(Clock clock, Instant begun, Instant asOf) {
        this.clock = clock;
        this.shift = asOf.isBefore(begun)
                ? Duration.ZERO
                : Duration.between(begun, asOf).plus(MARGIN);
    }

    Clock clock() {
        return clock;
    }

    Instant shifted(Instant wall) {
        return wall.plus(shift);
    }

    Instant now() {
        return shifted(clock.instant());
    }
}
