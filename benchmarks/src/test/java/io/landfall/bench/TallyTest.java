package io.landfall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {

    private static final double TINY = 1e-12;

    @Test
    void eachFigureIsTheMedianOfItsOwn() {
        Tally tally = new Tally();
        tally.add(new Spent(1_000, 9_000, 20), 10);
        tally.add(new Spent(3_000, 1_000, 40), 10);
        tally.add(new Spent(4_000, 4_000, 10), 20);

        Measure measure = tally.measure("reading");

        assertThat(measure.what()).isEqualTo("reading");
        assertThat(measure.seconds()).isEqualTo(200e-9, within(TINY));
        assertThat(measure.cpu().process()).isEqualTo(200e-9, within(TINY));
        assertThat(measure.cpu().broker()).isEqualTo(2e-9, within(TINY));
    }

    @Test
    void whatIsSpentIsADifference() {
        assertThat(new Spent(50, 40, 30).since(new Spent(20, 15, 1))).isEqualTo(new Spent(30, 25, 29));
    }
}
