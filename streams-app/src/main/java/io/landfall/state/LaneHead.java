package io.landfall.state;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The earliest keys of a lane, held in memory; the store is read only where they run out. A range over RocksDB does not stop
 * at its end while there are tombstones: it walks to the next key that lives, be it behind half a million that were
 * deleted. So each stretch of the store is walked once, not at every look.
 */
final class LaneHead {

    private static final int READ = 256;
    private static final int MOST = 4_096;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Bytes end;
    /** All the lane has before {@link #unread}. */
    private final NavigableSet<Bytes> keys = new TreeSet<>();

    private @Nullable Bytes unread;

    /** Of the keys from one, inclusive, to another, exclusive. */
    LaneHead(KeyValueStore<Bytes, byte[]> store, Bytes start, Bytes end) {
        this.store = store;
        this.end = end;
        unread = start;
    }

    /** A key was put into the store. */
    void added(Bytes key) {
        if (unread == null || key.compareTo(unread) < 0) {
            keys.add(key);
            if (keys.size() > MOST) {
                unread = shorten();
            }
        }
    }

    private Bytes shorten() {
        Bytes last = keys.last();
        while (keys.size() > MOST / 2) {
            last = keys.pollLast();
        }
        return last;
    }

    /** A key was deleted from the store. */
    void removed(Bytes key) {
        keys.remove(key);
    }

    /** The first keys before a limit. */
    List<Bytes> before(Bytes limit, int most) {
        while (keys.size() < most && unread != null && unread.compareTo(limit) < 0) {
            unread = read(unread);
        }
        List<Bytes> first = new ArrayList<>();
        for (Bytes key : keys) {
            if (first.size() == most || key.compareTo(limit) >= 0) {
                break;
            }
            first.add(key);
        }
        return first;
    }

    /** Reads on; what is unread then, null for nothing. */
    private @Nullable Bytes read(Bytes from) {
        try (KeyValueIterator<Bytes, byte[]> found = store.range(from, end)) {
            for (int i = 0; i < READ && found.hasNext(); i++) {
                keys.add(found.next().key);
            }
            return found.hasNext() ? found.peekNextKey() : null;
        }
    }
}
