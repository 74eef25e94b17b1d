package io.landfall.bench.timers;

import io.landfall.bench.Comparison;
import io.landfall.bench.Machine;
import io.landfall.bench.Measure;
import io.landfall.bench.Progress;
import io.landfall.bench.Report;
import io.landfall.topology.DeadlineIndex;
import io.landfall.topology.Driven;
import io.landfall.topology.DrivenStage;
import io.landfall.topology.DrivenTopology;
import io.landfall.topology.Handover;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What timers cost: the real stage of items, or of features, with its stores on disk and its changelogs on a real broker, one task with
 * many open ones and one with few. Rounds of both alternate, so that what else the machine does hits both.
 */
public final class TimersBenchmark {

    public static final String NAME = "timers";

    /** Open ones of the task with few. */
    public static final long FEW = 10_000;

    public static final long MOST_FEATURES = FeatureFacts.MOST;

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 7;
    private static final int RESTORES = 3;
    private static final double SCAN_BOUND = 1_000;
    private static final double MANY_TO_FEW_BOUND = 0.5;
    private static final String MANY_APP = "bench-timers-many";

    private final Driven stage;
    private final long open;
    private final Progress progress;

    /**
     * @param stage whose deadlines
     * @param open in the task with many, at least {@link #FEW}
     */
    public TimersBenchmark(Driven stage, long open, Progress progress) {
        if (open < FEW) {
            throw new IllegalArgumentException("at least " + FEW + " are compared, not " + open);
        } else if (stage == Driven.FEATURES && open > MOST_FEATURES) {
            throw new IllegalArgumentException("at most " + MOST_FEATURES + " features are compared, not " + open);
        }
        this.stage = stage;
        this.open = open;
        this.progress = progress;
    }

    /** Takes minutes at a million items, and needs about 3 KB of disk for each meanwhile. */
    public Report run() {
        progress.phase("starting a broker", "", 1);
        try (TestBed bed = TestBed.start()) {
            StageApp<DrivenStage> fewApp = whole(bed, "bench-timers-few");
            StageApp<DrivenStage> manyApp = whole(bed, MANY_APP);
            Herd few = new Herd(population("few", FEW), FEW, fewApp.work());
            Herd many = new Herd(population("many", open), open, manyApp.work());
            fill(few, many);
            measureIdle(few, many);
            measureDue(few, many);
            long entries = many.entries();
            fewApp.close();
            manyApp.close();
            requireAlerts(bed);
            manyApp.wipe();
            return report(few, many, restores(bed, entries));
        }
    }

    private StageApp<DrivenStage> whole(TestBed bed, String name) {
        Handover<DrivenStage> work = new Handover<>();
        return new StageApp<>(
                bed, name, DrivenTopology.whole(stage, work, bed.serde().serializer()), work);
    }

    private StageApp<DeadlineIndex> index(TestBed bed, String name) {
        Handover<DeadlineIndex> work = new Handover<>();
        return new StageApp<>(bed, name, DrivenTopology.index(stage, work), work);
    }

    private Population population(String name, long of) {
        return switch (stage) {
            case ITEMS -> new ItemFacts(name, Herd.ever(of));
            case FEATURES -> new FeatureFacts(name, of);
        };
    }

    private void fill(Herd few, Herd many) {
        progress.phase("opening and closing", "facts", few.size() + many.size());
        few.fill(progress::reached);
        many.fill(done -> progress.reached(few.size() + done));
    }

    private void measureIdle(Herd few, Herd many) {
        progress.phase("ticks with nothing due", "rounds", ROUNDS);
        for (int round = 1; round <= ROUNDS; round++) {
            few.measureIdle();
            many.measureIdle();
            progress.reached(round);
        }
    }

    private void measureDue(Herd few, Herd many) {
        progress.phase("ticks with a thousand due", "rounds", ROUNDS);
        for (int round = 0; round < WARM_UP; round++) {
            few.due();
            many.due();
        }
        for (int round = 1; round <= ROUNDS; round++) {
            few.measureDue();
            many.measureDue();
            progress.reached(round);
        }
    }

    private static void requireAlerts(TestBed bed) {
        int expected = 2 * Herd.DUE * (WARM_UP + ROUNDS);
        int raised = RaisedAlerts.count(bed.settings());
        if (raised != expected) {
            throw new IllegalStateException(expected + " alerts were due, " + raised + " were raised");
        }
    }

    private List<Measure> restores(TestBed bed, long entries) {
        progress.phase("restoring", "times", 2 * RESTORES);
        int[] done = {0};
        Restores restores = new Restores(RESTORES, entries, () -> progress.reached(++done[0]));
        return List.of(
                restores.measure("restore of the deadline index", () -> index(bed, MANY_APP), Function.identity()),
                restores.measure("restore of the whole task", () -> whole(bed, MANY_APP), DrivenStage::index));
    }

    private Report report(Herd few, Herd many, List<Measure> restores) {
        return new Report(
                NAME,
                String.format(
                        Locale.ROOT,
                        "%,d open %s in one task, after %,d deletes",
                        open,
                        stage.name().toLowerCase(Locale.ROOT),
                        Herd.deletes(open)),
                Machine.describe(),
                new Comparison(many.idleTick(), many.scan(), SCAN_BOUND),
                List.of(
                        new Comparison(few.idleTick(), few.scan(), null),
                        new Comparison(many.dueTick(), few.dueTick(), MANY_TO_FEW_BOUND),
                        new Comparison(many.dueTick(), many.scan(), null),
                        new Comparison(few.dueTick(), few.scan(), null),
                        new Comparison(restores.get(0), many.scan(), null),
                        new Comparison(restores.get(1), many.scan(), null)));
    }
}
