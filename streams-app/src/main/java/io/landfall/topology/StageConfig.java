package io.landfall.topology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What all stages share. Live defaults; whoever needs something else changes a copy. */
public final class StageConfig {

    /** Told by stream threads whenever a task has said all that was due by a time. */
    @FunctionalInterface
    public interface Drained {
        void upTo(String stage, int partition, Instant time);
    }

    /** One part of the time for looking, so many for reading. */
    private static final int LOOKED_AT_MOST = 4;

    /** Asked by stream threads whether there is more to read. */
    @FunctionalInterface
    public interface Reading {

        /** How long ago all that there was of some partitions was read; null where there is more, or nobody can tell. */
        @Nullable
        Duration allReadAgo(Collection<TopicPartition> partitions);
    }

    private final int partitions;
    private final Clock clock;
    private UnaryOperator<Instant> timebase = UnaryOperator.identity();
    private Reading allRead = partitions -> Duration.ZERO;
    private Drained drained = (stage, partition, time) -> {};
    private Function<String, KeyValueBytesStoreSupplier> stores = Stores::persistentKeyValueStore;
    private int foldRows = 1_000;
    private long foldBytes = 40 * 1024;
    private Duration foldAfter = Duration.ofDays(30);
    private Duration budgetTime = Duration.ofMillis(500);
    /** A fade window of a day, less what its start may be off by: see {@code UseFaded}. */
    private Duration foldGap = Duration.ofHours(21);

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
        copy.foldBytes = foldBytes;
        copy.foldAfter = foldAfter;
        copy.budgetTime = budgetTime;
        copy.foldGap = foldGap;
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

    /** With somebody who knows how far the calling thread has read. */
    public StageConfig withAllRead(Reading other) {
        StageConfig copy = copy();
        copy.allRead = other;
        return copy;
    }

    /** With other time for a tick than is fair to others on the thread, for those whose clock is not the machine's. */
    StageConfig withBudgetTime(Duration other) {
        StageConfig copy = copy();
        copy.budgetTime = other;
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

    /** With another bound for the bytes of usage of a feature beyond which it is folded. */
    StageConfig withFoldBytes(long bytes) {
        StageConfig copy = copy();
        copy.foldBytes = bytes;
        return copy;
    }

    /** With another bound for the gaps between uses below which folded usage forgets them. */
    StageConfig withFoldGap(Duration gap) {
        StageConfig copy = copy();
        copy.foldGap = gap;
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

    Reading allRead() {
        return allRead;
    }

    Drained drained() {
        return drained;
    }

    Function<String, KeyValueBytesStoreSupplier> stores() {
        return stores;
    }

    /** When subjects are folded, as of now. */
    FoldLimits foldLimits() {
        return new FoldLimits(foldRows, foldBytes, now().minus(foldAfter), foldGap);
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

    /** How long a record may be on its way from the broker that appended it to who reads it, where nothing is left to read. */
    Duration onItsWay() {
        return Duration.ofMillis(250);
    }

    /** Subjects that a tick looks at, at most. */
    int budget() {
        return 20_000;
    }

    /** How long a tick goes on looking, at most. */
    Duration budgetTime() {
        return budgetTime;
    }
}
