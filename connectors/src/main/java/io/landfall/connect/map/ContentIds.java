package io.landfall.connect.map;

import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Ids of facts that bring none: a hash of the content and of how many of the same content stood before it in the file.
 * Remembers eight bytes for every content seen, and a count for those seen again.
 */
final class ContentIds {
    private long[] seen = new long[1024];
    private int size;
    private final Map<String, Integer> again = new HashMap<>();

    SpecificRecord assign(SpecificRecord fact) {
        String content = FactJson.canonical(fact);
        String id = Facts.contentId(content, 0);
        if (!add(fingerprint(id))) {
            id = Facts.contentId(content, again.merge(id, 1, Integer::sum));
        }
        return Facts.withId(fact, id);
    }

    private static long fingerprint(String id) {
        // The id is a hash already; two contents that share 64 bits merely number their repetitions together.
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }

    private boolean add(long value) {
        if (size * 2 >= seen.length) {
            long[] old = seen;
            seen = new long[old.length * 2];
            for (long entry : old) {
                if (entry != 0) {
                    seen[slot(entry)] = entry;
                }
            }
        }
        int slot = slot(value);
        if (seen[slot] == value) {
            return false;
        }
        seen[slot] = value;
        size++;
        return true;
    }

    private int slot(long value) {
        int mask = seen.length - 1;
        int slot = Long.hashCode(value * 0x9E3779B97F4A7C15L) & mask;
        while (seen[slot] != 0 && seen[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
