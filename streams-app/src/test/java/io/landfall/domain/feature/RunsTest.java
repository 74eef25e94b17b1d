package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final Duration GAP = Duration.ofHours(21);

    @Test
    void aGapLongEnoughIsKeptAndAShorterOneIsNot() {
        List<Run> runs = List.of(run(100, 101, 3), run(101 + 20, 122, 2), run(122 + 21, 143, 1));

        assertThat(Runs.joined(runs, GAP)).containsExactly(run(100, 122, 5), run(143, 143, 1));
        assertThat(Runs.united(runs)).isEqualTo(runs);
    }

    @Test
    void twoSignalsHaveTheGapThatBothHave() {
        List<Run> oneSignal = List.of(run(100, 110, 3), run(200, 210, 2));
        List<Run> other = List.of(run(50, 150, 9), run(190, 195, 1));

        assertThat(Runs.united(List.of(oneSignal.get(0), oneSignal.get(1), other.get(0), other.get(1))))
                .containsExactly(run(50, 150, 12), run(190, 195, 1), run(200, 210, 2));
    }

    @Test
    void anHourTakenAwayTakesItsUsesFromItsRunOrTheRunAltogether() {
        List<Run> runs = List.of(run(100, 110, 3), run(200, 200, 2));

        assertThat(Runs.without(runs, 105, 1)).containsExactly(run(100, 110, 2), run(200, 200, 2));
        assertThat(Runs.without(runs, 200, 2)).containsExactly(run(100, 110, 3));
    }

    private static Run run(long from, long to, long sum) {
        Instant first = Hours.start(from);
        return new Run(FactOrder.unnamed(first), Hours.start(to), sum);
    }
}
