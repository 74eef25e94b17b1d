package io.landfall.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The store behind the deadlines of a stage. Of its stream thread alone. */
public final class DeadlineIndex {

    private final KeyValueStore<Bytes, byte[]> store;

    DeadlineIndex(Driven kind, ProcessorContext<String, Emission> context) {
        store = context.getStateStore(StageStores.name(kind.stage(), StageStores.DEADLINES));
    }

    /** Goes over all of it, as timers without an order would have to; the number of its entries. */
    public long scan() {
        long entries = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                all.next();
                entries++;
            }
        }
        return entries;
    }
}
