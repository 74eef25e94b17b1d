package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskClockTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Set<String> NOBODY = Set.of();

    private final TaskClock clock = new TaskClock(Set.of("intake/0", "intake/1"));

    @Test
    void isUnknownUntilEveryUpstreamTaskTicked() {
        clock.tick("intake/0", NOON);
        assertThat(clock.time()).isNull();
        assertThat(clock.asOf(NOBODY)).isEqualTo(TaskClock.HELD);

        clock.tick("intake/1", NOON);
        assertThat(clock.time()).isEqualTo(NOON);
        assertThat(clock.asOf(NOBODY)).isEqualTo(NOON);
    }

    @Test
    void isTheLeastOfTheUpstreamTimes() {
        tick(NOON.plusSeconds(5), NOON.plusSeconds(3));

        assertThat(clock.time()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void neverGoesBack() {
        tick(NOON, NOON);

        clock.tick("intake/0", NOON.minusSeconds(9));

        assertThat(clock.time()).isEqualTo(NOON);
    }

    @Test
    void strangersDoNotMatter() {
        clock.tick("intake/0", NOON);
        clock.tick("intake/7", NOON);

        assertThat(clock.time()).isNull();
    }

    @Test
    void aSourceThatNeverDeclaredProgressIsLive() {
        tick(NOON, NOON);

        assertThat(clock.asOf(Set.of("s"))).isEqualTo(NOON);
        assertThat(clock.holder(Set.of("s"), NOON)).isNull();
    }

    @Test
    void aDeclarationHoldsAtOnce() {
        tick(NOON, NOON);

        clock.declare("r", "s", NOON.minusSeconds(60), NOON.plusSeconds(1));

        assertThat(clock.asOf(Set.of("s"))).isEqualTo(TaskClock.HELD);
        assertThat(clock.holder(Set.of("s"), NOON)).isEqualTo("s");
    }

    @Test
    void aDeclarationLetsGoOnlyWhenEveryUpstreamTaskHasReadPastIt() {
        Instant through = NOON.minusSeconds(60);
        tick(NOON, NOON);
        clock.declare("r", "s", through, NOON.plusSeconds(1));

        clock.tick("intake/0", NOON.plusSeconds(1));
        assertThat(clock.progress("s")).isEqualTo(TaskClock.HELD);

        clock.tick("intake/1", NOON.plusSeconds(1));
        assertThat(clock.progress("s")).isEqualTo(through);
        assertThat(clock.asOf(Set.of("s"))).isEqualTo(through);
    }

    @Test
    void asOfIsNeverLaterThanTheTime() {
        tick(NOON, NOON);

        clock.declare("r", "s", NOON.plusSeconds(3600), NOON);

        assertThat(clock.asOf(Set.of("s"))).isEqualTo(NOON);
    }

    @Test
    void theSlowestOfTheSourcesOfASubjectHoldsIt() {
        tick(NOON, NOON);
        clock.declare("r1", "fast", NOON.minusSeconds(1), NOON);
        clock.declare("r2", "slow", NOON.minusSeconds(9), NOON);

        assertThat(clock.asOf(Set.of("fast", "slow", "live"))).isEqualTo(NOON.minusSeconds(9));
        assertThat(clock.asOf(Set.of("fast"))).isEqualTo(NOON.minusSeconds(1));
        assertThat(clock.asOf(NOBODY)).isEqualTo(NOON);
        assertThat(clock.lowest()).isEqualTo(NOON.minusSeconds(9));
        assertThat(clock.sources()).containsExactly("fast", "slow");
    }

    @Test
    void theHolderIsWhoHasNotSentUpToAnInstant() {
        tick(NOON, NOON);
        clock.declare("r", "s", NOON.minusSeconds(9), NOON);

        assertThat(clock.holder(Set.of("s"), NOON.minusSeconds(9))).isNull();
        assertThat(clock.holder(Set.of("s"), NOON.minusSeconds(8))).isEqualTo("s");
    }

    @Test
    void theGreatestProgressCountsWhateverTheOrder() {
        tick(NOON, NOON);
        clock.declare("r2", "s", NOON.minusSeconds(1), NOON);
        clock.declare("r1", "s", NOON.minusSeconds(9), NOON);

        assertThat(clock.progress("s")).isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void pruningDropsWhatLaterOnesMadePointlessAndNothingElse() {
        tick(NOON, NOON);
        clock.declare("old", "s", NOON.minusSeconds(9), NOON);
        clock.declare("best", "s", NOON.minusSeconds(1), NOON);
        clock.declare("same", "s", NOON.minusSeconds(1), NOON);
        clock.declare("to come", "s", NOON.minusSeconds(5), NOON.plusSeconds(1));
        clock.declare("only", "t", NOON.minusSeconds(9), NOON);

        assertThat(clock.prune()).containsExactlyInAnyOrder("old", "same");

        assertThat(clock.progress("s")).isEqualTo(NOON.minusSeconds(1));
        assertThat(clock.progress("t")).isEqualTo(NOON.minusSeconds(9));
        assertThat(clock.prune()).isEmpty();
    }

    @Test
    void forgottenDeclarationsHoldNobody() {
        tick(NOON, NOON);
        clock.declare("r", "s", NOON.minusSeconds(9), NOON);

        clock.forgetDeclared();

        assertThat(clock.sources()).isEmpty();
        assertThat(clock.asOf(Set.of("s"))).isEqualTo(NOON);
    }

    private void tick(Instant zero, Instant one) {
        clock.tick("intake/0", zero);
        clock.tick("intake/1", one);
    }
}
