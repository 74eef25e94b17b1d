package io.landfall.domain.feature;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Distinct actors from sets trimmed to their smallest hashes. Exact below {@link #KEPT}; above, the k-minimum-values
 * estimate (Bar-Yossef et al., 2002): (k - 1) / the k-th smallest hash as a share of the hash space. It depends on the
 * set alone, so disorder and duplicates change nothing.
 */
public final class Actors {

    public static final int KEPT = 256;

    private Actors() {}

    /** The smallest hashes (unsigned), in order, at most {@link #KEPT}. */
    public static List<Long> trim(Collection<Long> hashes) {
        TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);
        smallest.addAll(hashes);
        return smallest.stream().limit(KEPT).toList();
    }

    /** How many distinct actors trimmed sets name, together. */
    public static long count(Collection<List<Long>> sets) {
        List<Long> union = trim(sets.stream().flatMap(List::stream).toList());
        if (union.size() < KEPT) {
            return union.size();
        }
        double share = (union.get(KEPT - 1) >>> 11) * 0x1.0p-53;
        return Math.round((KEPT - 1) / share);
    }
}
