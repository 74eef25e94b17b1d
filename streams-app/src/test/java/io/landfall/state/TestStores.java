package io.landfall.state;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Kafka's own stores in memory, open. */
public final class TestStores {

    private TestStores() {}

    public static KeyValueStore<Bytes, byte[]> open(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore(name).get();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
