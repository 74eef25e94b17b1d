package io.landfall.cli.catalogue;

import static io.landfall.cli.catalogue.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.landfall.schema.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InForceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Feature> versions = new ArrayList<>(List.of(
            entry("a", 10, "2", "'name':'second'"),
            entry("a", 9, "3", "'name':'first'"),
            entry("a", 13, "4", "'name':'third'"),
            entry("b", 12, "1", "'source':'x','name':'of x'"),
            entry("b", 12, "1", "'source':'y','sequence':1,'name':'of y'"),
            entry("b", 12, "2", "'source':'y','name':'of y, without sequence'"),
            entry("c", 1, "1", "'name':'greater content'"),
            entry("c", 1, "1", "'area':'smaller content','name':'c'"),
            entry("d", 13, "1", "'name':'not yet'"),
            entry("e", 1, "1", "'signals':[],'items':[],'labels':[]")));

    @Test
    void theGreatestEntryAtOrBeforeAsOf() {
        InForce inForce = InForce.of(versions, NOON);

        assertThat(Entries.names(inForce.live().stream())).containsExactly("a=second", "b=of y", "c=c");
        assertThat(inForce.entries()).containsKey("e");
        assertThat(inForce.later())
                .containsExactly(entry("a", NOON.plusSeconds(3_600)), entry("d", NOON.plusSeconds(3_600)));
        assertThat(InForce.of(versions, Instant.EPOCH).entries()).isEmpty();
    }

    @Test
    void whateverTheOrderOnTheTopic() {
        InForce expected = InForce.of(versions, NOON);
        Random random = new Random(4);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(versions, random);

            assertThat(InForce.of(versions, NOON)).isEqualTo(expected);
        }
    }
}
