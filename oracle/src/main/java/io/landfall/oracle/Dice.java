package io.landfall.oracle;

import java.util.List;

/** Reads choices off a row of numbers from 0 to 999: the smaller the number, the earlier (simpler) the choice. */
final class Dice {

    static final int SIDES = 1000;

    private final List<Integer> row;
    private int next;

    Dice(List<Integer> row) {
        this.row = row;
    }

    /** From 0 to n - 1; 0 once the row is used up. */
    int below(int n) {
        int rolled = next < row.size() ? row.get(next) : 0;
        next++;
        return rolled * n / SIDES;
    }

    /** True in so many of a hundred cases, those of the high numbers. */
    boolean chance(int percent) {
        return below(100) >= 100 - percent;
    }

    @SafeVarargs
    final <T> T of(T... options) {
        return options[below(options.length)];
    }
}
