package io.landfall.connect.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether any of many globs matches a signal: exact names by hash, the others one after the other. */
public final class SignalMatcher implements Predicate<String> {
    private final Set<String> exact = new HashSet<>();
    private final List<Glob> globs = new ArrayList<>();

    public SignalMatcher(Collection<String> globs) {
        for (String text : globs) {
            Glob glob = Glob.of(text);
            if (glob.isExact()) {
                exact.add(glob.text());
            } else {
                this.globs.add(glob);
            }
        }
    }

    @Override
    public boolean test(String signal) {
        if (exact.contains(signal)) {
            return true;
        }
        for (Glob glob : globs) {
            if (glob.test(signal)) {
                return true;
            }
        }
        return false;
    }
}
