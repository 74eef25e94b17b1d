package io.landfall.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.bench.Measure;
import io.landfall.bench.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LapTest {

    @Test
    void theLimitIsTenRoundTripsAndTwoCommitIntervalsAHop() {
        Samples bare = new Samples();
        bare.add(Duration.ofMillis(3).toNanos());
        bare.add(Duration.ofMillis(7).toNanos());
        Lap lap = new Lap(50, 1_234.4, new Samples(), bare);

        Measure limit = lap.limit(List.of(Duration.ofMillis(400), Duration.ofMillis(50)));

        assertThat(limit.seconds()).isEqualTo(0.97);
        assertThat(limit.what())
                .isEqualTo("10 x p99 of a bare round trip, and 2 commit intervals in each of 2 hops (900 ms)");
    }

    @Test
    void percentilesNameTheLoad() {
        Samples cleared = new Samples();
        for (int i = 1; i <= 100; i++) {
            cleared.add(Duration.ofMillis(i).toNanos());
        }
        Lap lap = new Lap(10, 1_234.4, cleared, new Samples());

        assertThat(lap.p50())
                .isEqualTo(new Measure(
                        "p50 from a use to its alert cleared, at 10 % of the highest rate (1,234 a second)", 0.05));
        assertThat(lap.p99().seconds()).isEqualTo(0.099);
    }
}
