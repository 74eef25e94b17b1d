package io.landfall.state;

import io.landfall.schema.internal.Subject;
import io.landfall.serde.StateSerde;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is known of each subject of a task without reading its timeline. */
public final class Subjects {

    /** One stretch of a pass over all subjects, in the order of their keys. */
    public record Page(Map<String, Subject> subjects, byte[] last) {}

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateSerde<Subject> serde = StateSerde.of(Subject.class);

    public Subjects(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public @Nullable Subject get(String subject) {
        byte @Nullable [] value = store.get(Keys.of(subject, ""));
        return value == null ? null : serde.fromBytes(value);
    }

    public void put(String subject, Subject known) {
        store.put(Keys.of(subject, ""), serde.toBytes(known));
    }

    /** The subjects whose keys come after {@code after}, at most so many. */
    public Page after(byte[] after, int most) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        byte[] last = after;
        Bytes from = Bytes.wrap(Arrays.copyOf(after, after.length + 1)); // the next key there can be
        try (KeyValueIterator<Bytes, byte[]> found = store.range(from, null)) {
            while (found.hasNext() && subjects.size() < most) {
                KeyValue<Bytes, byte[]> next = found.next();
                subjects.put(Keys.subject(next.key), serde.fromBytes(next.value));
                last = next.key.get();
            }
        }
        return new Page(subjects, last);
    }
}
