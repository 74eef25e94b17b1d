package io.landfall.state;

import io.landfall.schema.internal.Due;
import io.landfall.schema.internal.Dues;
import io.landfall.serde.StateSerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When to look at which subject again. A time-ordered index, one lane for each thing that is waited for (the task's time,
 * the progress of a source, a source to be heard), and the reverse of it.
 *
 * <p>Key of an entry: version byte, lane with its length, microseconds since 1970 as 8 bytes big-endian (never negative),
 * subject.
 */
public final class Deadlines {

    private static final byte VERSION = 1;
    private static final int BATCH = 256;

    private final KeyValueStore<Bytes, byte[]> index;
    private final KeyValueStore<Bytes, byte[]> reverse;
    private final StateSerde<Dues> serde = StateSerde.of(Dues.class);
    /** By lane, of those that were drained. */
    private final Map<String, LaneHead> heads = new HashMap<>();

    public Deadlines(KeyValueStore<Bytes, byte[]> index, KeyValueStore<Bytes, byte[]> reverse) {
        this.index = index;
        this.reverse = reverse;
    }

    /** Looks at a subject no later than at an instant of the lane; an earlier entry of that lane stays. */
    public void schedule(String subject, String lane, Instant at) {
        Instant due = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at.truncatedTo(ChronoUnit.MICROS);
        List<Due> entries = new ArrayList<>(entries(subject));
        for (Due entry : entries) {
            if (entry.getLane().equals(lane)) {
                if (!entry.getAt().isAfter(due)) {
                    return;
                }
                delete(lane, key(lane, entry.getAt(), subject));
            }
        }
        entries.removeIf(entry -> entry.getLane().equals(lane));
        entries.add(new Due(lane, due));
        save(subject, entries);
        Bytes key = key(lane, due, subject);
        index.put(key, new byte[] {VERSION});
        LaneHead head = heads.get(lane);
        if (head != null) {
            head.added(key);
        }
    }

    /** Forgets all entries of a subject. */
    public void cancel(String subject) {
        List<Due> entries = entries(subject);
        entries.forEach(entry -> delete(entry.getLane(), key(entry.getLane(), entry.getAt(), subject)));
        if (!entries.isEmpty()) {
            reverse.delete(Keys.of(subject, ""));
        }
    }

    /**
     * Hands over, and takes out of the lane, every subject due at or before an instant, the earliest first.
     *
     * @return false where the budget ended before that
     */
    public boolean drain(String lane, Instant upTo, Budget budget, Consumer<String> fire) {
        LaneHead head = heads.computeIfAbsent(lane, this::head);
        Bytes limit = Bytes.wrap(withTime(prefix(lane), micros(upTo) + 1));
        while (true) {
            List<Bytes> due = head.before(limit, BATCH);
            for (Bytes key : due) {
                if (!budget.take()) {
                    return false;
                }
                String subject = subject(lane, key);
                delete(lane, key);
                List<Due> rest = new ArrayList<>(entries(subject));
                rest.removeIf(entry -> entry.getLane().equals(lane));
                save(subject, rest);
                fire.accept(subject);
            }
            if (due.size() < BATCH) {
                return true;
            }
        }
    }

    private LaneHead head(String lane) {
        byte[] prefix = prefix(lane);
        byte[] end = Arrays.copyOf(prefix, prefix.length + 1);
        end[prefix.length] = Byte.MIN_VALUE; // behind every time, whose first bit is never set
        return new LaneHead(index, Bytes.wrap(prefix), Bytes.wrap(end));
    }

    private void delete(String lane, Bytes key) {
        index.delete(key);
        LaneHead head = heads.get(lane);
        if (head != null) {
            head.removed(key);
        }
    }

    private List<Due> entries(String subject) {
        byte @Nullable [] value = reverse.get(Keys.of(subject, ""));
        return value == null ? List.of() : serde.fromBytes(value).getEntries();
    }

    private void save(String subject, List<Due> entries) {
        Bytes key = Keys.of(subject, "");
        if (entries.isEmpty()) {
            reverse.delete(key);
        } else {
            reverse.put(key, serde.toBytes(new Dues(entries)));
        }
    }

    private static Bytes key(String lane, Instant at, String subject) {
        byte[] time = withTime(prefix(lane), micros(at));
        byte[] name = subject.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(time, time.length + name.length);
        System.arraycopy(name, 0, key, time.length, name.length);
        return Bytes.wrap(key);
    }

    private static byte[] prefix(String lane) {
        byte[] name = lane.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Short.BYTES + name.length)
                .put(VERSION)
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    private static byte[] withTime(byte[] prefix, long micros) {
        return ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(micros)
                .array();
    }

    private static String subject(String lane, Bytes key) {
        int start = prefix(lane).length + Long.BYTES;
        return new String(key.get(), start, key.get().length - start, StandardCharsets.UTF_8);
    }

    private static long micros(Instant instant) {
        long latest = Long.MAX_VALUE / 1_000_000 - 1;
        return Math.max(0, Math.min(instant.getEpochSecond(), latest)) * 1_000_000 + instant.getNano() / 1_000;
    }
}
