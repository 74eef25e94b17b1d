package io.landfall.bench.timers;

import io.landfall.topology.DrivenStage;
import java.time.Duration;
import java.time.Instant;

/** Subjects of a stage. No policy is given, so each is overdue 30 days after it began, unless it ended before. */
interface Population {

    Instant START = Instant.parse("2026-01-01T00:00:00Z");
    Duration WINDOW = Duration.ofDays(30);

    /** When the last of them has begun, long before the first is overdue. */
    Instant ALL_BEGUN = START.plus(Duration.ofDays(20));

    /** How many there ever are. */
    long total();

    /** One begins. */
    void begin(DrivenStage stage, long i, Instant heardAt);

    /** One ends, and is never overdue. */
    void end(DrivenStage stage, long i, Instant at);

    /** A moment at which the first so many are overdue, and no other. */
    Instant overdue(long first);

    /** What the stage is told before its time comes to a moment. */
    default void before(DrivenStage stage, Instant time) {}
}
