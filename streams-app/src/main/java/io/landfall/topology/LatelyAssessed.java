package io.landfall.topology;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * As of when a task looked at whom last, for some time back: what it learns of late concerns those it has looked at as of then, and nobody
 * else. In memory, and bounded.
 */
final class LatelyAssessed {

    static final int MOST = 50_000;

    private final Map<String, Instant> asOf = new HashMap<>();
    private final NavigableMap<Instant, Set<String>> subjects = new TreeMap<>();
    /** Of who was looked at as of later than that, all are known. */
    private Instant complete = Instant.MAX;

    /** @param time that of the task when it begins: nobody was looked at as of later before */
    void begin(Instant time) {
        complete = time;
    }

    void add(String subject, Instant seen) {
        Instant before = asOf.put(subject, seen);
        if (seen.equals(before)) {
            return;
        } else if (before != null) {
            remove(subject, before);
        }
        subjects.computeIfAbsent(seen, instant -> new HashSet<>()).add(subject);
        while (asOf.size() > MOST) {
            Map.Entry<Instant, Set<String>> oldest = subjects.firstEntry();
            complete = oldest.getKey();
            asOf.keySet().removeAll(oldest.getValue());
            subjects.remove(oldest.getKey());
        }
    }

    private void remove(String subject, Instant from) {
        Set<String> of = subjects.get(from);
        if (of != null && of.remove(subject) && of.isEmpty()) {
            subjects.remove(from);
        }
    }

    /** Who was looked at as of an instant or later; null where that is not known any more. */
    @Nullable
    Collection<String> since(Instant at) {
        return at.isAfter(complete)
                ? subjects.tailMap(at, true).values().stream()
                        .flatMap(Set::stream)
                        .toList()
                : null;
    }
}
