package io.landfall.bench.routing;

import java.util.Arrays;
import java.util.Random;

/** Ranks as the popularity of things has them: the second half as often as the first, the third a third as often. */
final class Zipf {

    private final double[] upTo;

    Zipf(int ranks) {
        upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    /** From 0 on. */
    int next(Random random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }
}
