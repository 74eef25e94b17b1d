package io.landfall.bench.replay;

import io.landfall.bench.Comparison;
import io.landfall.bench.Curve;
import io.landfall.bench.Machine;
import io.landfall.bench.Measure;
import io.landfall.bench.Memory;
import io.landfall.bench.Progress;
import io.landfall.bench.Report;
import io.landfall.bench.Step;
import io.landfall.bench.usage.UsageBed;
import io.landfall.topology.WatchedStores.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A year of usage through the whole pipeline, day after day, beside its first day: whether the rate lasts, and what state and
 * memory grow to. In the end the state is lost, and restored.
 */
public final class ReplayBenchmark {

    public static final String NAME = "replay";
    public static final int FEWEST_DAYS = 2;
    public static final int FEWEST_FEATURES = 1;

    /** Else a day would be over before it was begun. */
    public static final long FEWEST_EVENTS_A_DAY = 100;

    private static final double BOUND = 0.7;
    private static final long MOST_BYTES_A_FEATURE = 64 << 10;
    private static final int STEPS = 24;
    private static final int WARM_UP = 3;
    private static final double NANOS = 1e9;
    private static final double TOLERANCE = 0.01;

    private final long events;
    private final int features;
    private final int days;
    private final Progress progress;

    /** @param events of all days together */
    public ReplayBenchmark(long events, int features, int days, Progress progress) {
        if (days < FEWEST_DAYS || features < FEWEST_FEATURES || events < days * FEWEST_EVENTS_A_DAY) {
            throw new IllegalArgumentException("at least " + FEWEST_DAYS + " days of " + FEWEST_EVENTS_A_DAY
                    + " events and " + FEWEST_FEATURES + " feature are needed, not " + events + " events in " + days
                    + " days of " + features);
        }
        this.events = events;
        this.features = features;
        this.days = days;
        this.progress = progress;
    }

    /** The better part of an hour at 50 million events, and 20 GB of disk. */
    public Report run() {
        progress.phase("starting a broker", "", 1);
        Clock wall = Clock.systemUTC();
        Instant begin = wall.instant().minus(Duration.ofDays(days + WARM_UP));
        UsageYear year = new UsageYear(features, events / days, begin);
        YearClock clock = new YearClock(wall, begin);
        // Small segments: a broker deletes whole ones.
        try (UsageBed bed = UsageBed.start(Map.of("log.segment.bytes", String.valueOf(16 << 20)));
                YearWriter writer = new YearWriter(year, bed.settings());
                YearPipeline pipeline = new YearPipeline(bed, clock)) {
            writer.tell();
            pipeline.awaitTold();
            Days replayed = new Days(year, clock, writer, pipeline);
            progress.phase("warming up", "days", WARM_UP);
            for (int day = 0; day < WARM_UP; day++) {
                replayed.replay(day); // its facts stay in the state
                progress.reached(day + 1L);
            }
            progress.phase("replaying", "days", days);
            List<Step> steps = steps(replayed, pipeline);
            return report(replayed.bytesAnEvent(), steps, restores(pipeline));
        }
    }

    /** The first day by itself, the others in equal stretches. */
    private List<Step> steps(Days replayed, YearPipeline pipeline) {
        List<Step> steps = new ArrayList<>();
        steps.add(step(1, 1, replayed, pipeline));
        int stretches = Math.min(STEPS, days - 1);
        int from = 2;
        for (int stretch = 1; stretch <= stretches; stretch++) {
            int through = 1 + (int) ((long) (days - 1) * stretch / stretches);
            steps.add(step(from, through, replayed, pipeline));
            from = through + 1;
        }
        return steps;
    }

    private Step step(int from, int through, Days replayed, YearPipeline pipeline) {
        long nanos = 0;
        for (int day = from; day <= through; day++) {
            nanos += replayed.replay(WARM_UP - 1 + day);
            progress.reached(day);
        }
        pipeline.awaitAllSaid();
        long resident = Memory.resident();
        Held held = pipeline.held();
        return new Step(
                from == through ? "day " + from : "days " + from + " to " + through,
                nanos / NANOS / ((through - from + 1) * (events / days)),
                Memory.heap(),
                resident,
                Memory.disk(pipeline.stateFolder()),
                held.bytes(),
                held.rows(),
                held.feature(),
                held.largestFeature());
    }

    private Comparison restores(YearPipeline pipeline) {
        progress.phase("restoring", "starts", 2);
        Measure kept = Measure.ofNanos("start with the state where it was", pipeline.restart(false));
        progress.reached(1);
        Held before = pipeline.held();
        long lost = pipeline.restart(true);
        Held after = pipeline.held();
        if (Math.abs(after.rows() - before.rows()) > TOLERANCE * before.rows()) {
            throw new IllegalStateException(
                    "of " + before.rows() + " rows of state " + after.rows() + " were restored");
        }
        return new Comparison(
                Measure.ofNanos(
                        String.format(Locale.ROOT, "start without: %,d rows restored from the broker", after.rows()),
                        lost),
                kept,
                null);
    }

    private Report report(long bytes, List<Step> steps, Comparison restores) {
        Step first = steps.get(0);
        Step last = steps.get(steps.size() - 1);
        Step slowest = steps.stream()
                .skip(1)
                .reduce((one, other) -> one.seconds() > other.seconds() ? one : other)
                .orElse(first);
        Measure limit = new Measure("an event of the first day", first.seconds());
        return new Report(
                NAME,
                String.format(
                        Locale.ROOT,
                        "%,d events of %d bytes, %,d days, %,d features, %d partitions",
                        events,
                        bytes,
                        days,
                        features,
                        UsageBed.PARTITIONS),
                Machine.describe(),
                new Comparison(new Measure("an event of " + last.what() + ", the last", last.seconds()), limit, BOUND),
                List.of(
                        new Comparison(
                                new Measure("an event of " + slowest.what() + ", the slowest", slowest.seconds()),
                                limit,
                                BOUND),
                        restores),
                new Curve(steps, MOST_BYTES_A_FEATURE));
    }
}
