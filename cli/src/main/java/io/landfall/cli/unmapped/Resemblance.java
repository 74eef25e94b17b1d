package io.landfall.cli.unmapped;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** How much two names have in common, by the weight of their words. */
final class Resemblance {

    /** How much the name that is covered more decides: a short name inside a long one is a good sign, not a perfect one. */
    private static final double LARGER = 0.8;

    /** What a word weighs at least that tells one feature from others. */
    static final double TELLING = 1;

    private Resemblance() {}

    /** 1 where each has all the words of the other; 0 where they share none that tells anything, and are not the same. */
    static double of(List<String> one, List<String> other, ToDoubleFunction<String> weight) {
        double shared = shared(one, other, weight);
        if (shared < TELLING) {
            return one.isEmpty() || !one.equals(other) ? 0 : 1;
        }
        double first = shared / weight(one, weight);
        double second = shared(other, one, weight) / weight(other, weight);
        return LARGER * Math.max(first, second) + (1 - LARGER) * Math.min(first, second);
    }

    /** The weight of those words of a name that the other one has too. */
    private static double shared(List<String> name, List<String> by, ToDoubleFunction<String> weight) {
        Set<String> words = new HashSet<>(by);
        Set<String> joined = new HashSet<>(Words.joined(by));
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < name.size(); i++) {
            String word = name.get(i);
            boolean before = i > 0 && words.contains(name.get(i - 1) + word);
            boolean after = i + 1 < name.size() && words.contains(word + name.get(i + 1));
            if (joined.contains(word) || before || after) {
                shared.add(word);
            }
        }
        return weight(shared, weight);
    }

    private static double weight(List<String> words, ToDoubleFunction<String> weight) {
        return words.stream().mapToDouble(weight).sum();
    }
}
