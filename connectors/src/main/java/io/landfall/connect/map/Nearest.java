package io.landfall.connect.map;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name that a mistyped one was probably meant to be. */
final class Nearest {
    private Nearest() {}

    /** {@code " (did you mean 'x'?)"}, or empty where nothing known is near. */
    static String hint(String typed, Collection<String> known) {
        String nearest = of(typed, known);
        return nearest == null ? "" : " (did you mean '" + nearest + "'?)";
    }

    static @Nullable String of(String typed, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(typed.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return least <= Math.max(2, typed.length() / 3) ? nearest : null;
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(replace, 1 + Math.min(above[j], above[j - 1]));
            }
        }
        return above[b.length()];
    }
}
