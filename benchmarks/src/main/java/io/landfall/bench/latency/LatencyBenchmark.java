package io.landfall.bench.latency;

import io.landfall.bench.Comparison;
import io.landfall.bench.Machine;
import io.landfall.bench.Measure;
import io.landfall.bench.Progress;
import io.landfall.bench.Report;
import io.landfall.bench.Samples;
import io.landfall.bench.usage.UsageBed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * From a use on its topic to its alert cleared, on the whole pipeline under load, beside bare round trips on the same broker in the
 * same minute. Uses are sent by a schedule, whether the ones before were noticed or not.
 */
public final class LatencyBenchmark {

    public static final String NAME = "latency";

    /** Half of them are used at each rate. */
    public static final int FEWEST_PROBES = 2;

    /** Fewer are read between two commits. */
    public static final long FEWEST_EVENTS = 1_000;

    private static final int LITTLE = 10;
    private static final int HALF = 50;
    private static final double PERCENT = 100;
    private static final double NANOS = 1e9;
    private static final int WARM_UP = 10;

    private static final Duration WARM_UP_TIME = Duration.ofSeconds(20);
    private static final long SHORTEST_GAP_MS = 100;
    private static final long LONGEST_GAP_MS = 250;

    private final int probes;
    private final long events;
    private final Progress progress;
    private final SplittableRandom random = new SplittableRandom(20_260_401);

    /**
     * @param probes alerts to be cleared, half of them at each rate
     * @param events of the batch that tells the highest rate
     */
    public LatencyBenchmark(int probes, long events, Progress progress) {
        if (probes < FEWEST_PROBES || events < FEWEST_EVENTS) {
            throw new IllegalArgumentException("at least " + FEWEST_PROBES + " probes and " + FEWEST_EVENTS
                    + " events are needed, not " + probes + " and " + events);
        }
        this.probes = probes;
        this.events = events;
        this.progress = progress;
    }

    /** Takes some minutes, more where the pipeline falls behind. */
    public Report run() {
        progress.phase("starting a broker", "", 1);
        int each = probes / 2;
        try (UsageBed bed = UsageBed.start();
                ProbedPipeline pipeline = new ProbedPipeline(bed);
                Load load = new Load(bed, events);
                RoundTrips bare = new RoundTrips(bed)) {
            pipeline.open(2 * (WARM_UP + each) + 2, progress);
            long begun = System.nanoTime();
            double highest = load.highestRate(pipeline, progress);
            pipeline.await(List.of(pipeline.use())); // what the batch left behind is done
            Measure judged = each("an event of the batch, until a use sent behind it cleared its alert", begun);
            warmUp(highest, load, pipeline);
            Lap little = lap(LITTLE, each, highest, load, pipeline, bare);
            Lap half = lap(HALF, each, highest, load, pipeline, bare);
            return report(highest, judged, pipeline.commits(), little, half);
        }
    }

    /** At half of the rate, until the compiler is done with most of it. */
    private void warmUp(double highest, Load load, ProbedPipeline pipeline) {
        progress.phase("warming up", "", 1);
        long until = System.nanoTime() + WARM_UP_TIME.toNanos();
        try (Background background = load.at(highest * HALF / PERCENT)) {
            waitUntil(until);
            background.requireNoFailure();
        }
        pipeline.await(List.of(pipeline.use()));
    }

    private Measure each(String what, long begun) {
        return new Measure(what, (System.nanoTime() - begun) / NANOS / events);
    }

    private Lap lap(int share, int count, double highest, Load load, ProbedPipeline pipeline, RoundTrips bare) {
        progress.phase("clearing alerts at " + share + " %", "alerts", count);
        Map<String, Long> uses = new HashMap<>();
        Map<String, Long> trips = new HashMap<>();
        try (Background background = load.at(highest * share / PERCENT)) {
            long next = System.nanoTime();
            for (int i = -WARM_UP; i < count; i++) {
                long gap = Duration.ofMillis(random.nextLong(SHORTEST_GAP_MS, LONGEST_GAP_MS + 1))
                        .toNanos();
                waitUntil(next + gap / 2);
                String trip = share + "-" + i;
                long sentTrip = System.nanoTime();
                bare.send(trip);
                waitUntil(next + gap);
                long sentUse = System.nanoTime();
                String use = pipeline.use();
                if (i >= 0) {
                    trips.put(trip, sentTrip);
                    uses.put(use, sentUse);
                    progress.reached(i);
                }
                next += gap;
            }
            Samples cleared = between(uses, pipeline.await(new ArrayList<>(uses.keySet())));
            Samples bareTrips = between(trips, bare.arrivals().await(trips.keySet(), background::requireNoFailure));
            return new Lap(share, background.achieved(), cleared, bareTrips);
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Samples between(Map<String, Long> sent, Map<String, Long> came) {
        Samples samples = new Samples();
        came.forEach((what, at) -> samples.add(at - sent.getOrDefault(what, at)));
        return samples;
    }

    private Report report(double highest, Measure judged, List<Duration> commits, Lap little, Lap half) {
        return new Report(
                NAME,
                String.format(
                        Locale.ROOT,
                        "%,d alerts cleared at each rate, in %d partitions; the highest rate is %,.0f events a second",
                        probes / 2,
                        UsageBed.PARTITIONS,
                        highest),
                Machine.describe(),
                new Comparison(half.p99(), half.limit(commits), 1.0),
                List.of(
                        new Comparison(little.p99(), little.limit(commits), 1.0),
                        new Comparison(
                                judged,
                                new Measure("an event of the batch, until it was committed as read", 1 / highest),
                                null),
                        new Comparison(half.p50(), half.bareP50(), null),
                        new Comparison(half.p99(), half.bareP99(), null),
                        new Comparison(little.p50(), little.bareP50(), null),
                        new Comparison(little.p99(), little.bareP99(), null)));
    }
}
