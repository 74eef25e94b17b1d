package io.landfall.domain.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of many patterns match a signal, in a number of steps that does not depend on how many patterns there are. They are
 * looked up by the literal text they begin with, hashed while the signal is read and only where such a text can end. What
 * follows that text is read by an automaton, which all texts with the same followers share ({@link Tails}). Signals seen lately
 * are answered at once.
 *
 * <p>Memory: what the patterns take, and a bounded rest. For one thread at a time.
 */
public final class SignalMatcher {

    private static final int CELLS = 4_000_000;

    private final Set<String> patterns = new HashSet<>();
    private final PrefixTable prefixes = new PrefixTable();
    private final RecentSignals recent = new RecentSignals();
    private final TailsPool pool;
    /** Of the patterns that begin with no text, which is where every signal begins. */
    private final Prefix bare;

    public SignalMatcher() {
        this(CELLS);
    }

    /** @param cells about how many numbers all automata together may hold, before they start anew */
    SignalMatcher(int cells) {
        pool = new TailsPool(cells);
        bare = new Prefix("", pool);
    }

    /** Adds a pattern as {@link SignalPattern} reads it; one that is there changes nothing. */
    public void add(String pattern) {
        if (!patterns.add(pattern)) {
            return;
        }
        recent.clear();
        SignalPattern parsed = new SignalPattern(pattern);
        Prefix prefix = prefix(parsed.text());
        prefix.add(parsed.tail(), pattern);
        if (!parsed.exact() && prefix != bare) {
            prefixes.goesOn(prefix);
        }
    }

    private Prefix prefix(String text) {
        if (text.isEmpty()) {
            return bare;
        }
        Prefix prefix = prefixes.find(text, text.length(), text.hashCode());
        if (prefix == null) {
            prefix = new Prefix(text, pool);
            prefixes.put(prefix);
        }
        return prefix;
    }

    /**
     * The patterns that match, as they were added, in their natural order.
     *
     * @return never changes, and for a signal seen lately is the list given then
     */
    public List<String> match(String signal) {
        List<String> known = recent.get(signal);
        if (known != null) {
            return known;
        }
        List<String> found = find(signal);
        recent.put(signal, found);
        return found;
    }

    private List<String> find(String signal) {
        List<String> found = bare.match(signal);
        int length = signal.length();
        int hash = 0;
        for (int i = 0; i < length; i++) {
            char c = signal.charAt(i);
            hash = 31 * hash + c; // as String.hashCode, of each of its beginnings
            if (prefixes.mayEndWith(c) || i + 1 == length) {
                Prefix prefix = prefixes.find(signal, i + 1, hash);
                if (prefix != null) {
                    found = union(found, prefix.match(signal));
                }
            }
        }
        return found;
    }

    /** Of lists without a common element, sorted. */
    static List<String> union(List<String> some, List<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        List<String> all = new ArrayList<>(some.size() + others.size());
        all.addAll(some);
        all.addAll(others);
        Collections.sort(all);
        return Collections.unmodifiableList(all);
    }
}
