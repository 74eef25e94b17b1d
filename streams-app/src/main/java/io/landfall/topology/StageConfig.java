package io.landfall.topology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** What all stages share. Live defaults; whoever needs something else changes a copy. */
public final class StageConfig {

    /** Told by stream threads whenever a task has said all that was due by a time. */
    @FunctionalInterface
    public interface Drained {
        void upTo(String stage, int partition, Instant time);
    }

    /** One part of the time for looking, so many for reading. */
    private static final int LOOKED_AT_MOST = 4;

    private final int partitions;
    private final Clock clock;
    private UnaryOperator<Instant> timebase = UnaryOperator.identity();
    private Predicate<Collection<TopicPartition>> allRead = partitions -> true;
    private Drained drained = (stage, partition, time) -> {};
    private Function<String, KeyValueBytesStoreSupplier> stores = Stores::persistentKeyValueStore;
    private int foldRows = 1_000;
    private Duration foldAfter = Duration.ofDays(30);

    private StageConfig(int partitions, Clock clock) {
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * Live, on a clock.
     *
     * @param partitions of every topic and repartition
     */
    public static StageConfig live(int partitions, Clock clock) {
        return new StageConfig(partitions, clock);
    }

    private StageConfig copy() {
        StageConfig copy = new StageConfig(partitions, clock);
        copy.timebase = timebase;
        copy.allRead = allRead;
        copy.drained = drained;
        copy.stores = stores;
        copy.foldRows = foldRows;
        copy.foldAfter = foldAfter;
        return copy;
    }

    /** With another way from wall clock time to the time that the domain lives in: for a demo or a replay. */
    public StageConfig withTimebase(UnaryOperator<Instant> other) {
        StageConfig copy = copy();
        copy.timebase = other;
        return copy;
    }

    public StageConfig withDrained(Drained other) {
        StageConfig copy = copy();
        copy.drained = other;
        return copy;
    }

    /** With somebody who knows whether the calling thread has read all there is of some partitions. */
    public StageConfig withAllRead(Predicate<Collection<TopicPartition>> other) {
        StageConfig copy = copy();
        copy.allRead = other;
        return copy;
    }

    /** With other stores than those on disk. */
    StageConfig withStores(Function<String, KeyValueBytesStoreSupplier> other) {
        StageConfig copy = copy();
        copy.stores = other;
        return copy;
    }

    /** With other bounds for folding: rows of a subject beyond which, and how long after they were heard. */
    StageConfig withFolding(int rows, Duration after) {
        StageConfig copy = copy();
        copy.foldRows = rows;
        copy.foldAfter = after;
        return copy;
    }

    public int partitions() {
        return partitions;
    }

    Clock clock() {
        return clock;
    }

    UnaryOperator<Instant> timebase() {
        return timebase;
    }

    Predicate<Collection<TopicPartition>> allRead() {
        return allRead;
    }

    Drained drained() {
        return drained;
    }

    Function<String, KeyValueBytesStoreSupplier> stores() {
        return stores;
    }

    int foldRows() {
        return foldRows;
    }

    Duration foldAfter() {
        return foldAfter;
    }

    /** Now, in the time that the domain lives in. */
    Instant now() {
        return timebase.apply(clock.instant());
    }

    /** How often tasks that read inputs tell the others their time, and these look for what is due if not before. */
    public Duration tick() {
        return Duration.ofMillis(200);
    }

    /** How soon what comes in is looked at. */
    Duration look() {
        return Duration.ofMillis(50);
    }

    /**
     * How long a task that has more to read does not look at what it has: many rows of a subject are then one look, and most of
     * its time goes into reading.
     *
     * @param took how long the last look took
     */
    Duration pause(Duration took) {
        Duration pause = took.multipliedBy(LOOKED_AT_MOST);
        return pause.compareTo(tick()) < 0 ? tick() : pause;
    }

    /** How long what concerns everybody may wait for more of that, while there is more to read. */
    Duration patience() {
        return Duration.ofSeconds(10);
    }

    /** How long there must be nothing to read before a task takes the wall clock for its time. */
    Duration idle() {
        return Duration.ofSeconds(1);
    }

    /** Subjects that a tick looks at, at most. */
    int budget() {
        return 20_000;
    }

    /** How long a tick goes on looking, at most. */
    Duration budgetTime() {
        return Duration.ofMillis(500);
    }
}
