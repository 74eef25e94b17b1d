package io.landfall.event;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known name that a mistyped one was probably meant to be. */
public final class Nearest {

    private Nearest() {}

    /** {@code did you mean X?}, or {@code known are A, B} where nothing is near. */
    static String hint(String typed, Collection<String> known) {
        String nearest = of(typed, known);
        return nearest == null ? "known are " + String.join(", ", known) : "did you mean " + nearest + "?";
    }

    /** The nearest of the known names; null where none is near. */
    public static @Nullable String of(String typed, Collection<String> known) {
        String wanted = normal(typed);
        int best = Math.max(2, wanted.length() / 3) + 1;
        String nearest = null;
        for (String name : known) {
            int distance = distance(wanted, normal(name), best);
            if (distance < best) {
                best = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Levenshtein distance, or the bound where the lengths alone exceed it. */
    private static int distance(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) >= bound) {
            return bound;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
