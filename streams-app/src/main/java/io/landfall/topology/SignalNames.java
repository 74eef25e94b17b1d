package io.landfall.topology;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The signals that are kept by name: so many of each source and day. Whoever puts ids into names, or sends garbage, gets no
 * further; his other signals are known by the patterns that they match. Bounded, too, in the days that it remembers.
 */
final class SignalNames {

    /** Of a source and day, for one who reads usage. */
    static final int MOST = 2_000;

    private static final int HOURS_A_DAY = 24;
    private static final int DAYS = 64;

    private record Day(String source, long day) {}

    private final Map<Day, Set<String>> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Day, Set<String>> eldest) {
            return size() > DAYS;
        }
    };

    /** Whether a signal is kept by its name. */
    boolean keeps(String source, long hour, String signal) {
        Day day = new Day(source, Math.floorDiv(hour, HOURS_A_DAY));
        Set<String> known = names.computeIfAbsent(day, d -> new HashSet<>());
        return known.contains(signal) || (known.size() < MOST && known.add(signal));
    }
}
