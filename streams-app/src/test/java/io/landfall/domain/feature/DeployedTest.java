package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.DeploymentFact.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployedTest {

    /** Each is id, artifact, service and version; a dash stands for none. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "d a s v, d b t w, true",
        "d a s v, e a t w, true",
        "d a s v, e b s v, false",
        "d - s v, e b s v, true",
        "d a s v, e - s v, true",
        "d - s v, e - s w, false",
        "d - s v, e - t v, false",
        "d - - v, e - - v, false",
        "d - s -, e - s -, false"
    })
    void putTheSameThere(String one, String other, boolean same) {
        assertThat(deployed(one).sameArtifact(deployed(other))).isEqualTo(same);
    }

    private static Deployed deployed(String text) {
        String[] parts = text.replace("-", "").split(" ", -1);
        return Deployed.after(
                parts[0],
                null,
                new DeploymentFact(
                        Given.fact(parts[0], "1 00:00"),
                        Status.SUCCEEDED,
                        orNull(parts[2]),
                        null,
                        orNull(parts[3]),
                        orNull(parts[1]),
                        null,
                        null,
                        null,
                        null));
    }

    private static String orNull(String part) {
        return part.isEmpty() ? null : part;
    }
}
