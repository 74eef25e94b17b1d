package io.landfall.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The wall clock, until it is told to run faster from then on. */
final class DemoClock implements UnaryOperator<Instant> {

    private static final double NANOS = 1e9;

    private record Run(Instant from, double factor) {}

    private final Clock clock;
    private volatile Run run = new Run(Instant.MAX, 1);

    DemoClock(Clock clock) {
        this.clock = clock;
    }

    /** From this moment on, this many seconds pass in one. */
    void speedUp(double factor) {
        run = new Run(clock.instant(), factor);
    }

    Instant now() {
        return apply(clock.instant());
    }

    @Override
    public Instant apply(Instant wall) {
        Run current = run;
        if (!wall.isAfter(current.from)) {
            return wall;
        }
        Duration since = Duration.between(current.from, wall);
        double seconds = (since.getSeconds() + since.getNano() / NANOS) * current.factor;
        long whole = (long) seconds;
        return current.from.plusSeconds(whole).plusNanos((long) ((seconds - whole) * NANOS));
    }
}
