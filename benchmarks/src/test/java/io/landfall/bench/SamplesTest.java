package io.landfall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void theMedianIsTheMiddleOneWhateverTheOrder() {
        samples.add(30);
        samples.add(1_000);
        samples.add(10);

        assertThat(samples.median()).isEqualTo(30);
    }

    @Test
    void aPercentileIsTheLeastThatSoManyDoNotExceed() {
        for (long sample = 200; sample > 0; sample--) {
            samples.add(sample);
        }

        assertThat(samples.percentile(50)).isEqualTo(100);
        assertThat(samples.percentile(99)).isEqualTo(198);
        assertThat(samples.percentile(100)).isEqualTo(200);
    }

    @Test
    void thePercentileOfOneIsThatOne() {
        samples.add(7);

        assertThat(samples.percentile(99)).isEqualTo(7);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatIllegalStateException().isThrownBy(samples::median);
        assertThatIllegalStateException().isThrownBy(() -> samples.percentile(99));
    }
}
