package io.landfall.bench.timers;

import io.landfall.bench.Measure;
import io.landfall.bench.Samples;
import io.landfall.topology.DrivenStage;
import io.landfall.topology.Handover;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * Open subjects in one task, and what they cost. The third that is created first is closed again before it is overdue: so as many
 * deletes as half of what is open lie where they hurt most, between now and the next deadline.
 */
final class Herd {

    /** How many are made overdue at once. */
    static final int DUE = 1_000;

    private static final Duration TICK = Duration.ofMillis(200);
    private static final int FACTS_A_TICK = 1_000;
    private static final int IDLE_TICKS = 1_000;
    // A stint of work, after which the stream thread may commit.
    private static final long STINT_NANOS = 200_000_000;

    private final long open;
    private final Population facts;
    private final Handover<DrivenStage> work;
    private final Samples idleTicks = new Samples();
    private final Samples scans = new Samples();
    private final Samples dueTicks = new Samples();
    private Instant now = Population.ALL_BEGUN;
    private long past;

    /** @param facts as many as there are for so many open ones, see {@link #ever} */
    Herd(Population facts, long open, Handover<DrivenStage> work) {
        this.open = open;
        this.work = work;
        this.facts = facts;
        past = deletes(open);
    }

    /** How many of them are closed again before so many are left. */
    static long deletes(long open) {
        return open / 2;
    }

    /** How many there ever are where so many are open in the end. */
    static long ever(long open) {
        return open + deletes(open);
    }

    /** Opens all of them, and closes the first again. */
    void fill(LongConsumer progress) {
        work.call(stage -> {
            facts.before(stage, now); // later, it would concern all of them
            return now;
        });
        take(facts.total(), facts::begin, progress);
        take(past, facts::end, done -> progress.accept(facts.total() + done));
    }

    /** Facts that it takes to {@link #fill}. */
    long size() {
        return facts.total() + past;
    }

    /** Something that happens to one of them. */
    private interface Step {
        void take(DrivenStage stage, long i, Instant now);
    }

    private void take(long count, Step step, LongConsumer progress) {
        for (long done = 0; done < count; ) {
            long from = done;
            done = work.call(items -> take(items, from, count, step));
            progress.accept(done);
        }
    }

    private long take(DrivenStage items, long from, long to, Step step) {
        long begun = System.nanoTime();
        long next = from;
        while (next < to && System.nanoTime() - begun < STINT_NANOS) {
            for (long end = Math.min(to, next + FACTS_A_TICK); next < end; next++) {
                step.take(items, next, now);
            }
            now = now.plus(TICK);
            items.time(now);
            items.settle();
        }
        return next;
    }

    /** Times ticks at which nothing is due, and a scan. */
    void measureIdle() {
        work.call(items -> {
            for (int i = 0; i < IDLE_TICKS; i++) {
                now = now.plus(TICK);
                items.time(now);
                idleTicks.add(items.settle());
            }
            return IDLE_TICKS;
        });
        scans.add(work.call(items -> {
            long begun = System.nanoTime();
            items.index().scan();
            return System.nanoTime() - begun;
        }));
    }

    /** Entries of the deadline index now. */
    long entries() {
        return work.call(items -> items.index().scan());
    }

    /** Makes the next {@link #DUE} overdue; the nanoseconds that it takes to say so. */
    long due() {
        past += DUE;
        now = facts.overdue(past);
        return work.call(items -> {
            facts.before(items, now);
            items.time(now);
            return items.settle();
        });
    }

    void measureDue() {
        dueTicks.add(due());
    }

    Measure idleTick() {
        return Measure.ofNanos("tick with nothing due, " + amongOpen(), idleTicks.median());
    }

    Measure scan() {
        return Measure.ofNanos("scan of the whole deadline index, " + amongOpen(), scans.median());
    }

    Measure dueTick() {
        String what = String.format(Locale.ROOT, "%,d due, assessed and published, %s", DUE, amongOpen());
        return Measure.ofNanos(what, dueTicks.median());
    }

    private String amongOpen() {
        return String.format(Locale.ROOT, "%,d open", open);
    }
}
