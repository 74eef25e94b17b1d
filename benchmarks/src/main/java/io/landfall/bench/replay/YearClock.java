package io.landfall.bench.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * The time in which the pipeline lives: that of the year, put forward whenever a day is replayed, and going on with the wall
 * clock in between. An instant of the wall clock stays what it was.
 */
final class YearClock implements UnaryOperator<Instant> {

    private final Clock wall;
    private final ConcurrentSkipListMap<Instant, Instant> turns = new ConcurrentSkipListMap<>();

    YearClock(Clock wall, Instant now) {
        this.wall = wall;
        turns.put(wall.instant(), now);
    }

    /** From now on; never back. */
    void putForwardTo(Instant time) {
        Instant now = wall.instant();
        if (time.isAfter(apply(now))) {
            turns.put(now, time);
        }
    }

    @Override
    public Instant apply(Instant instant) {
        Map.Entry<Instant, Instant> turn = turns.floorEntry(instant);
        Map.Entry<Instant, Instant> since = turn == null ? turns.firstEntry() : turn;
        return since.getValue().plus(Duration.between(since.getKey(), instant));
    }
}
