package io.landfall.bench.latency;

import io.landfall.bench.Measure;
import io.landfall.bench.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What was measured at one rate.
 *
 * @param share of the highest rate, in percent
 * @param rate events a second that were really sent meanwhile
 * @param cleared from a use to its alert cleared, in nanoseconds
 * @param bare round trips in between, in nanoseconds
 */
record Lap(int share, double rate, Samples cleared, Samples bare) {

    private static final int RARELY = 99;
    private static final int OFTEN = 50;
    private static final int ROUND_TRIPS = 10;
    private static final int COMMITS_A_HOP = 2;

    Measure p50() {
        return Measure.ofNanos("p50 from a use to its alert cleared, " + load(), cleared.percentile(OFTEN));
    }

    Measure p99() {
        return Measure.ofNanos("p99 from a use to its alert cleared, " + load(), cleared.percentile(RARELY));
    }

    Measure bareP50() {
        return Measure.ofNanos("p50 of a bare round trip meanwhile", bare.percentile(OFTEN));
    }

    Measure bareP99() {
        return Measure.ofNanos("p99 of a bare round trip meanwhile", bare.percentile(RARELY));
    }

    /** What the 99th percentile may be: some round trips, and some commit intervals a hop. */
    Measure limit(List<Duration> commits) {
        Duration waits = commits.stream().reduce(Duration.ZERO, Duration::plus).multipliedBy(COMMITS_A_HOP);
        return Measure.ofNanos(
                String.format(
                        Locale.ROOT,
                        "%d x p99 of a bare round trip, and %d commit intervals in each of %d hops (%d ms)",
                        ROUND_TRIPS,
                        COMMITS_A_HOP,
                        commits.size(),
                        waits.toMillis()),
                ROUND_TRIPS * bare.percentile(RARELY) + waits.toNanos());
    }

    private String load() {
        return String.format(Locale.ROOT, "at %d %% of the highest rate (%,.0f a second)", share, rate);
    }
}
