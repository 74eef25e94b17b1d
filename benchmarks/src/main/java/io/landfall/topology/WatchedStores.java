package io.landfall.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The stores of a pipeline as they are, and what they hold. To be asked while the pipeline rests. */
public final class WatchedStores {

    private static final List<String> OF_FEATURES = List.of(
            StageStores.name(Stage.FEATURES, StageStores.TIMELINE),
            StageStores.name(Stage.FEATURES, StageStores.SUBJECTS),
            StageStores.name(Stage.FEATURES, StageStores.PUBLISHED));

    private final Queue<KeyValueStore<Bytes, byte[]>> made = new ConcurrentLinkedQueue<>();

    /**
     * What is held.
     *
     * @param bytes keys and values of all stores
     * @param rows of all stores
     * @param feature mean of the features: their timelines, what is known of them and what was published
     * @param largestFeature the most of one of them
     */
    public record Held(long bytes, long rows, long feature, long largestFeature) {}

    /** The same with its stores watched. */
    public StageConfig watch(StageConfig config) {
        return config.withStores(this::supplier);
    }

    public Held held() {
        long bytes = 0;
        long rows = 0;
        Map<String, Long> features = new HashMap<>();
        for (KeyValueStore<Bytes, byte[]> store :
                made.stream().filter(KeyValueStore::isOpen).toList()) {
            boolean ofFeatures = OF_FEATURES.contains(store.name());
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> row = all.next();
                    long size = row.key.get().length + (long) row.value.length;
                    bytes += size;
                    rows++;
                    if (ofFeatures) {
                        features.merge(subject(row.key.get()), size, Long::sum);
                    }
                }
            }
        }
        long sum = features.values().stream().mapToLong(Long::longValue).sum();
        long most = features.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new Held(bytes, rows, features.isEmpty() ? 0 : sum / features.size(), most);
    }

    /** Stands first in a key, behind its length. */
    private static String subject(byte[] key) {
        return new String(key, Integer.BYTES, ByteBuffer.wrap(key).getInt(), StandardCharsets.UTF_8);
    }

    private KeyValueBytesStoreSupplier supplier(String name) {
        KeyValueBytesStoreSupplier supplier = Stores.persistentKeyValueStore(name);
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                KeyValueStore<Bytes, byte[]> store = supplier.get();
                made.add(store);
                return store;
            }

            @Override
            public String metricsScope() {
                return supplier.metricsScope();
            }
        };
    }
}
