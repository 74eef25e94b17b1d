package io.landfall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LATENESS = Duration.ofMinutes(2);

    @Test
    void nothingIsDeclaredPastARequestThatIsNotAnsweredYet() {
        List<Instant> open = List.of(NOW.minusSeconds(3), NOW.minusSeconds(9));

        assertThat(Heartbeat.through(NOW, open, LATENESS)).isEqualTo(NOW.minusSeconds(129));
    }

    @Test
    void withoutAnyItIsSoLongAgo() {
        assertThat(Heartbeat.through(NOW, List.of(), LATENESS)).isEqualTo(NOW.minusSeconds(120));
    }
}
