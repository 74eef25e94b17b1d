package io.landfall.topology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * What all stages share.
 *
 * @param partitions of every topic and repartition
 * @param tick how often tasks tell each other their time and look for what is due
 * @param idle how long an input must have nothing to read before its task takes the wall clock for its time
 * @param clock the wall clock
 * @param timebase from wall clock time to the time that the domain lives in; the identity but in a demo or a replay
 * @param budget subjects looked at in one tick, at most
 * @param budgetTime and for how long
 * @param nanoTime for measuring that
 * @param foldRows rows of a subject beyond which its closed episodes are folded
 * @param foldAfter how long ago their facts must have been heard
 * @param stores makes the stores: on disk, but in memory for tests
 * @param drained told whenever a task has said all that was due by a time
 */
public record StageConfig(
        int partitions,
        Duration tick,
        Duration idle,
        Clock clock,
        UnaryOperator<Instant> timebase,
        int budget,
        Duration budgetTime,
        LongSupplier nanoTime,
        int foldRows,
        Duration foldAfter,
        Function<String, KeyValueBytesStoreSupplier> stores,
        Drained drained) {

    /** Told by stream threads. */
    @FunctionalInterface
    public interface Drained {
        void upTo(String stage, int partition, Instant time);
    }

    /** Live, on the system's clock. */
    public static StageConfig live(int partitions, Clock clock) {
        return new StageConfig(
                partitions,
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                clock,
                UnaryOperator.identity(),
                20_000,
                Duration.ofMillis(500),
                System::nanoTime,
                1_000,
                Duration.ofDays(30),
                Stores::persistentKeyValueStore,
                (stage, partition, time) -> {});
    }

    public StageConfig withTimebase(UnaryOperator<Instant> other) {
        return new StageConfig(
                partitions, tick, idle, clock, other, budget, budgetTime, nanoTime, foldRows, foldAfter, stores, drained);
    }

    public StageConfig withDrained(Drained other) {
        return new StageConfig(
                partitions, tick, idle, clock, timebase, budget, budgetTime, nanoTime, foldRows, foldAfter, stores, other);
    }

    StageConfig withStores(Function<String, KeyValueBytesStoreSupplier> other) {
        return new StageConfig(
                partitions, tick, idle, clock, timebase, budget, budgetTime, nanoTime, foldRows, foldAfter, other, drained);
    }

    Instant now() {
        return timebase.apply(clock.instant());
    }
}
