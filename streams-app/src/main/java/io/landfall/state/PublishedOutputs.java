package io.landfall.state;

import io.landfall.schema.internal.Published;
import io.landfall.serde.StateSerde;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What was last said of each output of a subject. */
public final class PublishedOutputs {

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateSerde<Published> serde = StateSerde.of(Published.class);

    public PublishedOutputs(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** By the name of the output. */
    public Map<String, Published> of(String subject) {
        Map<String, Published> published = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.prefixScan(Keys.prefix(subject), new ByteArraySerializer())) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> entry = found.next();
                published.put(Keys.row(entry.key), serde.fromBytes(entry.value));
            }
        }
        return published;
    }

    public void put(String subject, String output, Published said) {
        store.put(Keys.of(subject, output), serde.toBytes(said));
    }

    public void delete(String subject, String output) {
        store.delete(Keys.of(subject, output));
    }
}
