package io.landfall.cli.catalogue;

import io.landfall.cli.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signals that two features claim word for word: every use of them counts for both, which is seldom meant. */
final class Overlaps {

    private Overlaps() {}

    /** A sentence for each, with the places. */
    static List<String> of(Comparison comparison) {
        SortedMap<String, List<String>> claims = new TreeMap<>();
        for (Change change : comparison.outcome()) {
            List<String> signals = change.after().getSignals();
            for (String signal : new LinkedHashSet<>(signals == null ? List.of() : signals)) {
                claims.computeIfAbsent(signal, s -> new ArrayList<>()).add(change.feature() + place(change));
            }
        }
        List<String> sentences = new ArrayList<>();
        claims.forEach((signal, features) -> {
            if (features.size() > 1) {
                sentences.add("signal \"" + Terminal.plain(signal) + "\" is claimed by "
                        + Terminal.plain(String.join(" and by ", features)) + ": its uses count for each of them");
            }
        });
        return sentences;
    }

    private static String place(Change change) {
        return change.place().isEmpty() ? " (in force, in no file)" : " (" + change.place() + ')';
    }
}
