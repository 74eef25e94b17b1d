package io.landfall.domain.feature;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found for signals lately: one for each slot, the latest, so that neither asking nor keeping allocates. */
final class RecentSignals {

    private static final int BITS = 13;
    private static final int GOLDEN = 0x9E3779B9;
    /** Longer ones would make the memory depend on what is sent. */
    private static final int LONGEST = 256;

    /** Beside the signals, so that a look in vain stays within an array. */
    private final int[] hashes = new int[1 << BITS];

    private final @Nullable String[] signals = new String[1 << BITS];
    private final @Nullable List<String>[] found = lists();
    private boolean empty = true;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<String>[] lists() {
        return new List[1 << BITS];
    }

    @Nullable
    List<String> get(String signal) {
        int slot = slot(signal);
        return hashes[slot] == signal.hashCode() && signal.equals(signals[slot]) ? found[slot] : null;
    }

    void put(String signal, List<String> patterns) {
        if (signal.length() <= LONGEST) {
            int slot = slot(signal);
            hashes[slot] = signal.hashCode();
            signals[slot] = signal;
            found[slot] = patterns;
            empty = false;
        }
    }

    void clear() {
        if (!empty) {
            Arrays.fill(signals, null);
            Arrays.fill(found, null);
            empty = true;
        }
    }

    private static int slot(String signal) {
        return (signal.hashCode() * GOLDEN) >>> (Integer.SIZE - BITS);
    }
}
