package io.landfall.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The first usage fact of each source and hour that a task has read, so that only news of it cross the network. */
final class HeardHours {

    static final String STORE = "intake-heard";

    private final KeyValueStore<Bytes, byte[]> store;

    HeardHours(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** True where the fact is earlier than any before it in its hour. */
    boolean put(String source, long hour, Instant at) {
        Bytes key = Bytes.wrap(Rows.name("heard", source, Long.toString(hour)).getBytes(StandardCharsets.UTF_8));
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        byte @Nullable [] known = store.get(key);
        if (known != null && ByteBuffer.wrap(known).getLong() <= micros) {
            return false;
        }
        store.put(key, ByteBuffer.allocate(Long.BYTES).putLong(micros).array());
        return true;
    }
}
