package io.landfall.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static final double RATE = 2_000;

    @Test
    void whatTookLongIsMadeUpFor() {
        AtomicLong sent = new AtomicLong();
        long begun = System.nanoTime();

        try (Background background = new Background(RATE, () -> {
            if (sent.incrementAndGet() == 10) {
                LockSupport.parkNanos(200_000_000);
            }
        })) {
            await().until(() -> sent.get() >= 1_000);

            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat(sent.get()).isLessThanOrEqualTo((long) (RATE * seconds));
            await().untilAsserted(() -> assertThat(background.achieved()).isBetween(0.95 * RATE, RATE));
        }
    }

    @Test
    void aFailureIsTold() {
        try (Background background = new Background(RATE, () -> {
            throw new IllegalArgumentException("no room");
        })) {
            await().untilAsserted(() -> assertThatIllegalStateException()
                    .isThrownBy(background::requireNoFailure)
                    .withMessageContaining("no room"));
        }
    }
}
