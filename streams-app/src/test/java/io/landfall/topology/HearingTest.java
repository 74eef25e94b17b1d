package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.internal.Heard;
import io.landfall.topology.Logic.Reach;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whom a hearing concerns. */
class HearingTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final FeatureLogic logic = new FeatureLogic();

    @Test
    void ofANewSourceItConcernsEverybody() {
        assertThat(heard(0, NOON)).isEqualTo(Reach.EVERYBODY);
    }

    @Test
    void ofANewHourItWakesThoseWhoWaitForOne() {
        heard(0, NOON);

        assertThat(heard(60, NOON)).isEqualTo(Reach.NOBODY);
        assertThat(logic.lanes()).containsValue(Hours.start(Hours.of(NOON) + 1));
    }

    @Test
    void inAGapItConcernsEverybody() {
        heard(0, NOON);
        heard(120, NOON);

        assertThat(heard(60, NOON)).isEqualTo(Reach.EVERYBODY);
    }

    @Test
    void earlierThanOneThatIsToComeItConcernsThoseWhoDependOnThat() {
        heard(0, NOON);
        heard(90, NOON);

        assertThat(heard(80, NOON.plusSeconds(60 * 70))).isEqualTo(Reach.HEARERS);
    }

    @Test
    void earlierThanOneThatEverybodyKnowsItConcernsNobody() {
        heard(0, NOON);
        heard(90, NOON);

        assertThat(heard(80, NOON.plusSeconds(60 * 100))).isEqualTo(Reach.NOBODY);
    }

    @Test
    void earlierThanTheEndOfABreakItConcernsEverybody() {
        heard(0, NOON);
        heard(210, NOON);

        assertThat(heard(200, NOON.plusSeconds(60 * 205))).isEqualTo(Reach.EVERYBODY);
        assertThat(heard(190, NOON.plusSeconds(60 * 300))).isEqualTo(Reach.EVERYBODY);
    }

    private Reach heard(int minutes, Instant asOf) {
        Instant at = NOON.plusSeconds(60L * minutes);
        return logic.learn(new Heard("web", Hours.of(at), at, false), asOf);
    }
}
