package io.landfall.domain.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Automata, one for equal lists of tails, and a bound for what all of them have worked out. */
final class TailsPool {

    private final Map<List<String>, Tails> automata = new HashMap<>();
    private final int cells;
    private int left;

    /** @param cells numbers that may be held */
    TailsPool(int cells) {
        this.cells = cells;
        left = cells;
    }

    Tails take(List<String> tails) {
        Tails automaton = automata.computeIfAbsent(tails, all -> new Tails(all, this));
        automaton.users++;
        return automaton;
    }

    void release(Tails automaton) {
        if (--automaton.users == 0) {
            automata.remove(automaton.tails());
            left = Math.min(cells, left + automaton.held());
        }
    }

    /** Beyond the bound all is forgotten, to be worked out again as it is needed. */
    void spend(int some) {
        left -= some;
        if (left < 0) {
            automata.values().forEach(Tails::forget);
            left = cells;
        }
    }
}
