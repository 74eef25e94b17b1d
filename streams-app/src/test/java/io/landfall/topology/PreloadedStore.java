package io.landfall.topology;

import io.landfall.topology.StoredState.Entry;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** A store in memory that holds something before any task looks into it, as one does that was restored. */
record PreloadedStore(String name, List<Entry> entries) implements KeyValueBytesStoreSupplier {

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
        return new InMemoryKeyValueStore(name) {
            @Override
            public void init(StateStoreContext context, StateStore root) {
                super.init(context, root);
                entries.forEach(entry -> put(entry.key(), entry.value().get()));
            }
        };
    }

    @Override
    public String metricsScope() {
        return "in-memory";
    }
}
