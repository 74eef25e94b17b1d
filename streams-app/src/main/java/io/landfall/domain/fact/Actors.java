package io.landfall.domain.fact;

import java.util.Arrays;
import java.util.Collection;

/**
 * Distinct actors, known by the smallest of their hashes (unsigned). Exact below {@link #KEPT}; above, the k-minimum-values
 * estimate (Bar-Yossef et al., 2002): (k - 1) / the k-th smallest hash as a share of the hash space. It depends on the
 * set alone, so disorder and duplicates change nothing.
 */
public final class Actors {

    public static final int KEPT = 256;

    public static final Actors NONE = new Actors(new long[0]);

    private final long[] smallest;

    private Actors(long[] smallest) {
        this.smallest = smallest;
    }

    /** Of hashes in any order, however often each comes. */
    public static Actors of(long... hashes) {
        long[] sorted = hashes.clone();
        // From unsigned to signed order and back.
        flip(sorted);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length && distinct < KEPT; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        flip(sorted);
        return distinct == 0 ? NONE : new Actors(Arrays.copyOf(sorted, distinct));
    }

    private static void flip(long[] hashes) {
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] ^= Long.MIN_VALUE;
        }
    }

    /** All that any of some sets names. */
    public static Actors union(Collection<Actors> sets) {
        Actors union = NONE;
        for (Actors set : sets) {
            union = union.with(set);
        }
        return union;
    }

    public Actors with(Actors others) {
        if (others.smallest.length == 0) {
            return this;
        } else if (smallest.length == 0) {
            return others;
        }
        long[] merged = new long[Math.min(KEPT, smallest.length + others.smallest.length)];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (size < merged.length && (mine < smallest.length || theirs < others.smallest.length)) {
            int order = order(mine, others, theirs);
            merged[size++] = order <= 0 ? smallest[mine] : others.smallest[theirs];
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return new Actors(size == merged.length ? merged : Arrays.copyOf(merged, size));
    }

    /** Negative where the next of these comes before the next of the others. */
    private int order(int mine, Actors others, int theirs) {
        if (mine == smallest.length) {
            return 1;
        } else if (theirs == others.smallest.length) {
            return -1;
        }
        return Long.compareUnsigned(smallest[mine], others.smallest[theirs]);
    }

    /** How many they are. */
    public long count() {
        if (smallest.length < KEPT) {
            return smallest.length;
        }
        double share = (smallest[KEPT - 1] >>> 11) * 0x1.0p-53;
        return Math.round((KEPT - 1) / share);
    }

    /** The smallest hashes in order. */
    public long[] hashes() {
        return smallest.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Actors actors && Arrays.equals(smallest, actors.smallest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(smallest);
    }

    @Override
    public String toString() {
        return "about " + count() + " actors";
    }
}
