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
    void nothingHasNoMedian() {
        assertThatIllegalStateException().isThrownBy(samples::median);
    }
}
