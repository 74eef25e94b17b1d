package io.landfall.cli.decide;

import io.landfall.event.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a mistyped name from one that is new. */
final class Names {

    private Names() {}

    /**
     * The known name that was probably meant; null where the name may well be new. Numbers are not mistyped into one another:
     * after SHOP-12 comes SHOP-13. So is a name whose letters are known, whatever its number.
     */
    static @Nullable String meant(String typed, Collection<String> known) {
        String digits = digits(typed);
        String letters = letters(typed);
        boolean next = !digits.isEmpty()
                && known.stream().anyMatch(name -> letters(name).equals(letters));
        if (next) {
            return null;
        }
        List<String> same = known.stream()
                .filter(name -> digits(name).equals(digits))
                .sorted()
                .toList();
        // A name that differs in case or punctuation alone may be far by distance, where it is short.
        return same.stream()
                .filter(name -> bare(name).equals(bare(typed)))
                .findFirst()
                .orElseGet(() -> Nearest.of(typed, same));
    }

    private static String digits(String name) {
        return name.replaceAll("\\D+", " ").strip();
    }

    private static String letters(String name) {
        return name.replaceAll("\\d+", "0");
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
