package io.landfall.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Ranks as the popularity of things has them: the second is drawn half as often as the first, the third a third as often. */
public final class Zipf {

    private final double[] upTo;

    public Zipf(int ranks) {
        upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    /** From 0 on. */
    public int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }
}
