package io.landfall.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.Published;
import io.landfall.serde.StateSerde;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class SubjectRowsTest {

    private final KeyValueStore<Bytes, byte[]> store = TestStores.open("rows");
    private final SubjectRows<Published> rows = new SubjectRows<>(store, StateSerde.of(Published.class));

    @Test
    void whatIsHeldIsWhatTheStoreHas() {
        rows.begin("a");
        rows.put("a", "first", said(1, 10));
        rows.put("a", "second", said(2, 10));
        rows.put("a", "second", said(3, 20));
        rows.delete("a", "first");

        SortedMap<Bytes, Published> anew = new SubjectRows<>(store, StateSerde.of(Published.class)).of("a");
        assertThat(anew.values()).containsExactly(said(3, 20));
        assertThat(rows.of("a")).isEqualTo(anew);
        assertThat(rows.get("a", "first")).isNull();
    }

    /** Far more than is held at a time; each subject comes back from the store. */
    @Test
    void whatDoesNotFitIsReadAgain() {
        for (int i = 0; i < 64; i++) {
            rows.begin("s" + i);
            rows.put("s" + i, "row", said(i, 200_000));
        }

        for (int i = 0; i < 64; i++) {
            assertThat(rows.of("s" + i).values()).containsExactly(said(i, 200_000));
        }
    }

    /** Rows that were put into the store behind its back show only where it looks there. */
    @Test
    void holdsTheLastAndLetsTheOthersGo() {
        for (int i = 0; i < 64; i++) {
            rows.begin("s" + i);
            rows.put("s" + i, "row", said(i, 200_000));
        }
        for (String subject : new String[] {"s0", "s63"}) {
            store.put(Keys.of(subject, "row"), StateSerde.of(Published.class).toBytes(said(99, 1)));
        }

        assertThat(rows.get("s63", "row")).isEqualTo(said(63, 200_000));
        assertThat(rows.get("s0", "row")).isEqualTo(said(99, 1));
    }

    private static Published said(long revision, int bytes) {
        return new Published("ALERTS", "key", "", revision, ByteBuffer.allocate(bytes));
    }
}
