package io.landfall.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class YearClockTest {

    private static final Instant DAY_1 = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2025-01-02T00:00:00Z");

    private final Wall wall = new Wall();
    private final YearClock clock = new YearClock(wall, DAY_1);

    @Test
    void goesOnWithTheWallClockFromWhereItWasPutTo() {
        wall.pass(5);
        clock.putForwardTo(DAY_2);
        wall.pass(3);

        assertThat(clock.apply(wall.instant())).isEqualTo(DAY_2.plusSeconds(3));
    }

    @Test
    void whatWasBeforeStaysWhatItWas() {
        Instant before = wall.instant();
        wall.pass(5);
        clock.putForwardTo(DAY_2);

        assertThat(clock.apply(before.plusSeconds(4))).isEqualTo(DAY_1.plusSeconds(4));
    }

    @Test
    void isNeverPutBack() {
        clock.putForwardTo(DAY_2);
        wall.pass(5);
        clock.putForwardTo(DAY_2.plusSeconds(2));

        assertThat(clock.apply(wall.instant())).isEqualTo(DAY_2.plusSeconds(5));
    }

    private static final class Wall extends Clock {

        private Instant now = Instant.parse("2026-06-01T12:00:00Z");

        void pass(long seconds) {
            now = now.plus(Duration.ofSeconds(seconds));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
