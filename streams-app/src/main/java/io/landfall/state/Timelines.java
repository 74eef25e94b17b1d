package io.landfall.state;

import io.landfall.schema.internal.Envelope;
import io.landfall.serde.StateSerde;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of each subject, by their identity. */
public final class Timelines {

    private final SubjectRows<Envelope> rows;

    public Timelines(KeyValueStore<Bytes, byte[]> store) {
        rows = new SubjectRows<>(store, StateSerde.of(Envelope.class));
    }

    /** A subject that nobody has heard of before. */
    public void begin(String subject) {
        rows.begin(subject);
    }

    public @Nullable Envelope get(String subject, String row) {
        return rows.get(subject, row);
    }

    public void put(String subject, Envelope row) {
        rows.put(subject, row.getRow(), row);
    }

    public void delete(String subject, String row) {
        rows.delete(subject, row);
    }

    public List<Envelope> rows(String subject) {
        return List.copyOf(rows.of(subject).values());
    }
}
