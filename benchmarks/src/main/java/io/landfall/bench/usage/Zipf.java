package io.landfall.bench.usage;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws ranks, each as much rarer as it is further back: the n-th comes 1/n as often as the first. */
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
    int draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble(upTo[upTo.length - 1]));
        return found < 0 ? -found - 1 : found + 1;
    }
}
