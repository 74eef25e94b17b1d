package io.landfall.state;

import io.landfall.schema.internal.Envelope;
import io.landfall.serde.StateSerde;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of each subject, by their identity. */
public final class Timelines {

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateSerde<Envelope> serde = StateSerde.of(Envelope.class);

    public Timelines(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public @Nullable Envelope get(String subject, String row) {
        byte @Nullable [] value = store.get(Keys.of(subject, row));
        return value == null ? null : serde.fromBytes(value);
    }

    public void put(String subject, Envelope row) {
        store.put(Keys.of(subject, row.getRow()), serde.toBytes(row));
    }

    public void delete(String subject, String row) {
        store.delete(Keys.of(subject, row));
    }

    public List<Envelope> rows(String subject) {
        List<Envelope> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.prefixScan(Keys.prefix(subject), new ByteArraySerializer())) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> row = found.next();
                rows.add(serde.fromBytes(row.value));
            }
        }
        return rows;
    }
}
