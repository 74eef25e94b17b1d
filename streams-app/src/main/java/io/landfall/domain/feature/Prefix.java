package io.landfall.domain.feature;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The patterns that begin with one literal text: those that are nothing else, and others by what follows it. */
final class Prefix {

    private final String text;
    private final TailsPool pool;
    private List<String> exact = List.of();
    /** Whether there are tails, without a look at them. */
    private boolean goesOn;

    private final SortedMap<String, List<String>> patternsByTail = new TreeMap<>();
    private @Nullable Tails tails;
    /** By the number of the tail. */
    private List<String>[] patterns = lists(List.of());

    Prefix(String text, TailsPool pool) {
        this.text = text;
        this.pool = pool;
    }

    String text() {
        return text;
    }

    /** @param tail what follows the text in a pattern; empty: nothing */
    void add(String tail, String pattern) {
        if (tail.isEmpty()) {
            exact = SignalMatcher.union(exact, List.of(pattern));
            return;
        }
        goesOn = true;
        patternsByTail.merge(tail, List.of(pattern), SignalMatcher::union);
        if (tails != null) {
            pool.release(tails);
            tails = null;
        }
    }

    /** The patterns that match a signal which begins with the text. */
    List<String> match(String signal) {
        List<String> found = signal.length() == text.length() ? exact : List.of();
        if (goesOn) {
            for (int tail : tails().match(signal, text.length())) {
                found = SignalMatcher.union(found, patterns[tail]);
            }
        }
        return found;
    }

    /** Only now, so that adding many patterns compiles once. */
    private Tails tails() {
        Tails compiled = tails;
        if (compiled == null) {
            patterns = lists(patternsByTail.values());
            compiled = pool.take(List.copyOf(patternsByTail.keySet()));
            tails = compiled;
        }
        return compiled;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<String>[] lists(Collection<List<String>> all) {
        return all.toArray(new List[0]);
    }
}
