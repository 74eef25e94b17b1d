package io.landfall.domain.feature;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;

/**
 * Hours since 1970, a bit each.
 *
 * @param from the hour of the first bit
 */
public record HourSet(long from, BitSet bits) {

    public static final HourSet NONE = new HourSet(0, new BitSet());

    public boolean contains(long hour) {
        return hour >= from && hour - from < bits.length() && bits.get((int) (hour - from));
    }

    HourSet with(Collection<Long> hours) {
        if (hours.isEmpty()) {
            return this;
        }
        long least = Collections.min(hours);
        long start = bits.isEmpty() ? least : Math.min(from, least);
        BitSet all = new BitSet();
        bits.stream().forEach(bit -> all.set(Math.toIntExact(from + bit - start)));
        hours.forEach(hour -> all.set(Math.toIntExact(hour - start)));
        return new HourSet(start, all);
    }
}
