package io.landfall.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class FeedOrderTest {
    private final List<SpecificRecord> facts = IntStream.range(0, 50)
            .<SpecificRecord>mapToObj(i -> WorkItem.newBuilder()
                    .setId("id" + i)
                    .setOccurredAt(Instant.EPOCH)
                    .setItemId("item")
                    .build())
            .toList();

    @Test
    void aSeedIsAnOrder() {
        assertThat(FeedOrder.PLAIN.of(facts)).isEqualTo(facts);
        assertThat(new FeedOrder(1L, false).of(facts))
                .isNotEqualTo(facts)
                .containsExactlyInAnyOrderElementsOf(facts)
                .isEqualTo(new FeedOrder(1L, false).of(facts))
                .isNotEqualTo(new FeedOrder(2L, false).of(facts));
    }

    @Test
    void twiceIsEachTwice() {
        List<SpecificRecord> twice = new FeedOrder(3L, true).of(facts);

        assertThat(twice).hasSize(100);
        facts.forEach(fact -> assertThat(twice.stream().filter(fact::equals)).hasSize(2));
    }

    @Test
    void theFingerprintIsOfTheSetAlone() {
        String plain = Fingerprint.of(facts);

        assertThat(Fingerprint.of(new FeedOrder(1L, true).of(facts))).isEqualTo(plain);
        assertThat(Fingerprint.of(facts.subList(1, 50))).isNotEqualTo(plain);
    }
}
