package io.landfall.state;

import io.landfall.schema.internal.Published;
import io.landfall.serde.StateSerde;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** What was last said of each output of a subject. */
public final class PublishedOutputs {

    private final SubjectRows<Published> rows;

    public PublishedOutputs(KeyValueStore<Bytes, byte[]> store) {
        rows = new SubjectRows<>(store, StateSerde.of(Published.class));
    }

    /** A subject of which nothing was said before. */
    public void begin(String subject) {
        rows.begin(subject);
    }

    /** By the name of the output. */
    public Map<String, Published> of(String subject) {
        Map<String, Published> published = new TreeMap<>();
        rows.of(subject).forEach((key, said) -> published.put(Keys.row(key), said));
        return published;
    }

    public void put(String subject, String output, Published said) {
        rows.put(subject, output, said);
    }

    public void delete(String subject, String output) {
        rows.delete(subject, output);
    }
}
