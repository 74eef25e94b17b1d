package io.landfall.topology;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first usage fact of each source and hour that was read, so that only news of it cross the network. Bounded: what it
 * forgot is told once more, which changes nothing.
 */
final class HeardLately {

    private static final int MOST = 10_000;

    private record Hour(String source, long hour) {}

    private final Map<Hour, Instant> first = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hour, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** True where the fact is earlier than any before it in its hour. */
    boolean isNews(String source, long hour, Instant at) {
        Hour key = new Hour(source, hour);
        Instant known = first.get(key);
        if (known != null && !at.isBefore(known)) {
            return false;
        }
        first.put(key, at);
        return true;
    }
}
