package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MulticastTest {

    private static final Envelope ANY = new Envelope("r", Instant.EPOCH, null);

    private final Multicast multicast = new Multicast();

    @Test
    void whatIsForEverybodyGoesToEveryPartition() {
        assertThat(multicast.partitions("topic", Multicast.EVERYBODY, ANY, 3)).contains(Set.of(0, 1, 2));
    }

    @Test
    void allElseGoesByItsKey() {
        assertThat(multicast.partitions("topic", "a", ANY, 3)).isEmpty();
        assertThat(multicast.partitions("topic", "**", ANY, 3)).isEmpty();
        assertThat(multicast.partitions("topic", null, ANY, 3)).isEmpty();
    }
}
