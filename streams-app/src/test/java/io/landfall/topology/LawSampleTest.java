package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.oracle.Histories;
import io.landfall.oracle.Histories.History;
import org.junit.jupiter.api.Test;

/** Always the same few histories: what mutation tests can afford of the law. */
class LawSampleTest {

    private static final int HISTORIES = 150;

    @Test
    void theLawSaysWhatTheDefinitionsSay() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = Histories.fromSeed(seed);
            assertThat(PureLaw.of(LawProperties.facts(history), history.asOf()))
                    .as("seed %d", seed)
                    .isEqualTo(LawProperties.expected(history));
        }
    }
}
