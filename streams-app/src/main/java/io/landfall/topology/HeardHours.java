package io.landfall.topology;

import io.landfall.schema.internal.Heard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The first usage fact of each source and hour, as releases kept it that read usage in the first stage. */
final class HeardHours {

    static final String STORE = "intake-heard";

    private final KeyValueStore<Bytes, byte[]> store;

    HeardHours(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Tells what was heard before there was somebody who asks for it; once. */
    void tellOnce(String release, Consumer<Heard> told) {
        Bytes key = Bytes.wrap(release.getBytes(StandardCharsets.UTF_8));
        if (store.get(key) != null) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) { // small, and only at the start of a release
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                if (entry.value.length == Long.BYTES) {
                    told.accept(heard(entry));
                }
            }
        }
        store.put(key, new byte[] {1});
    }

    private static Heard heard(KeyValue<Bytes, byte[]> entry) {
        String[] parts =
                new String(entry.key.get(), StandardCharsets.UTF_8).split(":", 3); // heard:LENGTH:source:LENGTH:hour
        int length = Integer.parseInt(parts[1]);
        String rest = parts[2].substring(length + 1);
        return new Heard(
                parts[2].substring(0, length),
                Long.parseLong(rest.substring(rest.indexOf(':') + 1)),
                Instant.EPOCH.plus(ByteBuffer.wrap(entry.value).getLong(), ChronoUnit.MICROS),
                false);
    }
}
