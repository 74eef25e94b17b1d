package io.landfall.state;

import io.landfall.serde.StateSerde;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of rows by subject. Those of the subjects that were used last are held in memory, too, since a scan of RocksDB costs
 * more than all that is done with what it finds. Nobody changes what it hands out.
 */
final class SubjectRows<V extends SpecificRecord> {

    private static final long BYTES_AT_MOST = 4 << 20;

    /** What a subject takes besides its rows. */
    private static final int BYTES_OF_SUBJECT = 200;

    private static final class Held<V> {
        private final SortedMap<Bytes, V> rows = new TreeMap<>();
        private final Map<Bytes, Integer> sizes = new LinkedHashMap<>();
    }

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateSerde<V> serde;
    private final Map<String, Held<V>> held = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    SubjectRows(KeyValueStore<Bytes, byte[]> store, StateSerde<V> serde) {
        this.store = store;
        this.serde = serde;
    }

    /** A subject that has no rows yet, so that nobody looks for them. */
    void begin(String subject) {
        hold(subject, new Held<>());
    }

    @Nullable
    V get(String subject, String row) {
        Bytes key = Keys.of(subject, row);
        Held<V> known = held.get(subject);
        if (known != null) {
            return known.rows.get(key);
        }
        byte @Nullable [] value = store.get(key);
        return value == null ? null : serde.fromBytes(value);
    }

    /** All rows of a subject in the order of their keys. */
    SortedMap<Bytes, V> of(String subject) {
        Held<V> known = held.get(subject);
        if (known == null) {
            known = load(subject);
            hold(subject, known);
        }
        return Collections.unmodifiableSortedMap(known.rows);
    }

    private Held<V> load(String subject) {
        Held<V> loaded = new Held<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.prefixScan(Keys.prefix(subject), new ByteArraySerializer())) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> row = found.next();
                hold(loaded, row.key, serde.fromBytes(row.value), row.value.length);
            }
        }
        return loaded;
    }

    void put(String subject, String row, V value) {
        Bytes key = Keys.of(subject, row);
        byte[] encoded = serde.toBytes(value);
        store.put(key, encoded);
        Held<V> known = held.get(subject);
        if (known != null) {
            hold(known, key, value, encoded.length);
            letGo();
        }
    }

    void delete(String subject, String row) {
        Bytes key = Keys.of(subject, row);
        store.delete(key);
        Held<V> known = held.get(subject);
        if (known != null) {
            known.rows.remove(key);
            Integer size = known.sizes.remove(key);
            bytes -= size == null ? 0 : size;
        }
    }

    private void hold(String subject, Held<V> rows) {
        if (held.put(subject, rows) == null) {
            bytes += BYTES_OF_SUBJECT;
        }
        letGo();
    }

    private void hold(Held<V> of, Bytes key, V value, int encoded) {
        of.rows.put(key, value);
        int size = encoded + key.get().length;
        Integer before = of.sizes.put(key, size);
        bytes += size - (before == null ? 0 : before);
    }

    /** The subjects that were not used for longest, but never the last that was. */
    private void letGo() {
        Iterator<Held<V>> eldest = held.values().iterator();
        while (bytes > BYTES_AT_MOST && held.size() > 1) {
            Held<V> gone = eldest.next();
            eldest.remove();
            bytes -= BYTES_OF_SUBJECT;
            bytes -= gone.sizes.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
