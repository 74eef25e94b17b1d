package io.landfall.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A history as rows of numbers, so that it shrinks row by row and number by number.
 *
 * @param setting the calendar date it starts at, its default policy, the instant asked about
 * @param features a row a feature: its story
 * @param items a row an item: its story
 * @param decisions a row a decision
 * @param policies a row a policy, pinned or not
 * @param steps a row a further fact of any kind
 * @param echoes a row a further fact at the very instant at which the history so far says something, or next to it
 * @param copies a row a fact said again, with the same or with other contents
 */
record Plan(
        List<Integer> setting,
        List<List<Integer>> features,
        List<List<Integer>> items,
        List<List<Integer>> decisions,
        List<List<Integer>> policies,
        List<List<Integer>> steps,
        List<List<Integer>> echoes,
        List<List<Integer>> copies) {

    static final int SETTING = 60;
    static final int STORY = 110;
    static final int ROW = 45;

    static final int MAX_FEATURES = 3;
    static final int MAX_ITEMS = 4;
    static final int MAX_DECISIONS = 6;
    static final int MAX_POLICIES = 4;
    static final int MAX_STEPS = 6;
    static final int MAX_ECHOES = 5;
    static final int MAX_COPIES = 3;

    static Plan random(Random random) {
        return new Plan(
                row(random, SETTING),
                rows(random, 1, MAX_FEATURES, STORY),
                rows(random, 1, MAX_ITEMS, STORY),
                rows(random, 0, MAX_DECISIONS, ROW),
                rows(random, 0, MAX_POLICIES, ROW),
                rows(random, 0, MAX_STEPS, ROW),
                rows(random, 0, MAX_ECHOES, ROW),
                rows(random, 0, MAX_COPIES, ROW));
    }

    private static List<List<Integer>> rows(Random random, int least, int most, int length) {
        int count = least + random.nextInt(most - least + 1);
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(random, length));
        }
        return rows;
    }

    private static List<Integer> row(Random random, int length) {
        return random.ints(length, 0, Dice.SIDES).boxed().toList();
    }
}
