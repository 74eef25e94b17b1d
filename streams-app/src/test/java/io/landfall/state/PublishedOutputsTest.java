package io.landfall.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.Published;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedOutputsTest {

    private final PublishedOutputs outputs = new PublishedOutputs(TestStores.open("published"));

    @Test
    void whatWasSaidComesBackByItsName() {
        outputs.put("a", "one", said(1));
        outputs.put("a", "two", said(2));
        outputs.put("ab", "one", said(3));

        assertThat(outputs.of("a")).isEqualTo(Map.of("one", said(1), "two", said(2)));
        assertThat(outputs.of("ab")).isEqualTo(Map.of("one", said(3)));
        assertThat(outputs.of("b")).isEmpty();
    }

    @Test
    void theLastWordReplacesTheOneBefore() {
        outputs.put("a", "one", said(1));
        outputs.put("a", "one", said(2));

        assertThat(outputs.of("a")).isEqualTo(Map.of("one", said(2)));
    }

    @Test
    void whatIsDeletedIsGone() {
        outputs.put("a", "one", said(1));
        outputs.put("a", "two", said(2));

        outputs.delete("a", "one");

        assertThat(outputs.of("a")).isEqualTo(Map.of("two", said(2)));
    }

    private static Published said(long revision) {
        return new Published("ALERTS", "key", "row", revision, ByteBuffer.wrap(new byte[] {1, 2, (byte) revision}));
    }
}
