package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatelyAssessedTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private final LatelyAssessed lately = new LatelyAssessed();

    @Test
    void knowsWhoWasLookedAtAsOfAnInstantOrLater() {
        lately.begin(BEGIN);
        lately.add("early", BEGIN.plusSeconds(1));
        lately.add("then", BEGIN.plusSeconds(2));
        lately.add("later", BEGIN.plusSeconds(3));

        assertThat(lately.since(BEGIN.plusSeconds(2))).containsExactlyInAnyOrder("then", "later");
    }

    @Test
    void onlyTheLastLookCounts() {
        lately.begin(BEGIN);
        lately.add("twice", BEGIN.plusSeconds(1));
        lately.add("twice", BEGIN.plusSeconds(5));

        assertThat(lately.since(BEGIN.plusSeconds(1))).containsExactly("twice");
        assertThat(lately.since(BEGIN.plusSeconds(6))).isEmpty();
    }

    @Test
    void doesNotKnowWhatAnEarlierProcessLookedAt() {
        assertThat(lately.since(BEGIN.plusSeconds(1))).isNull();

        lately.begin(BEGIN);

        assertThat(lately.since(BEGIN)).isNull();
        assertThat(lately.since(BEGIN.plusNanos(1_000))).isEmpty();
    }

    @Test
    void saysSoWhereItHadToForget() {
        lately.begin(BEGIN);
        for (int i = 0; i <= LatelyAssessed.MOST; i++) {
            lately.add("subject " + i, BEGIN.plusSeconds(1 + i));
        }

        assertThat(lately.since(BEGIN.plusSeconds(1))).isNull();
        assertThat(lately.since(BEGIN.plusSeconds(2))).hasSize(LatelyAssessed.MOST);
    }
}
