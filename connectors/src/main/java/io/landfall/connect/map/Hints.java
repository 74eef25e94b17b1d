package io.landfall.connect.map;

import io.landfall.event.Nearest;
import java.util.Collection;

/** Words for a mistyped name. */
final class Hints {
    private Hints() {}

    /** {@code " (did you mean 'x'?)"}, or empty where nothing known is near. */
    static String hint(String typed, Collection<String> known) {
        String nearest = Nearest.of(typed, known);
        return nearest == null ? "" : " (did you mean '" + nearest + "'?)";
    }
}
