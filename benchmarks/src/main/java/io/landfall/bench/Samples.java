package io.landfall.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measurements of one and the same thing. */
public final class Samples {

    private static final int PERCENT = 100;

    private final List<Long> samples = new ArrayList<>();

    public void add(long sample) {
        samples.add(sample);
    }

    /** The middle one; of an even number the later of the two. */
    public long median() {
        List<Long> sorted = sorted();
        return sorted.get(sorted.size() / 2);
    }

    /** The least one that so many in a hundred do not exceed. */
    public long percentile(int percent) {
        List<Long> sorted = sorted();
        return sorted.get((int) ((percent * (long) sorted.size() - 1) / PERCENT));
    }

    private List<Long> sorted() {
        if (samples.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Long> sorted = new ArrayList<>(samples);
        Collections.sort(sorted);
        return sorted;
    }
}
