package io.landfall.domain.feature;

import java.util.Arrays;

/**
 * A pattern over signals. {@code *} stands for anything, slashes too; a parameter {@code {name}} (letters, digits,
 * {@code _}, {@code -}) for one or more characters other than a slash; {@code \} escapes; case counts. A brace that opens no
 * parameter stands for itself.
 */
public final class SignalPattern {

    /** Any characters, or none. */
    static final int ANY = -1;
    /** Characters other than a slash, at least one. */
    static final int SEGMENT = -2;

    /** Characters to be met, and what stands for others. */
    private final int[] steps;

    private final String prefix;

    /** Reads a pattern; a backslash at its end stands for itself. */
    public SignalPattern(String pattern) {
        int[] read = new int[pattern.length()];
        int count = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int closing = c == '{' ? closing(pattern, i) : i;
            if (c == '\\' && i + 1 < pattern.length()) {
                read[count++] = pattern.charAt(++i);
            } else if (c != '*') {
                read[count++] = closing > i ? SEGMENT : c;
                i = closing;
            } else if (count == 0 || read[count - 1] != ANY) {
                read[count++] = ANY;
            }
        }
        steps = Arrays.copyOf(read, count);
        prefix = prefix(steps);
    }

    /** Where the parameter that a brace opens ends; the brace itself where it opens none. */
    private static int closing(String pattern, int brace) {
        int i = brace + 1;
        while (i < pattern.length() && named(pattern.codePointAt(i))) {
            i += Character.charCount(pattern.codePointAt(i));
        }
        return i > brace + 1 && i < pattern.length() && pattern.charAt(i) == '}' ? i : brace;
    }

    private static boolean named(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static String prefix(int[] steps) {
        StringBuilder text = new StringBuilder(steps.length);
        for (int i = 0; i < steps.length && steps[i] >= 0; i++) {
            text.append((char) steps[i]);
        }
        return text.toString();
    }

    /** Whether nothing in the pattern stands for something else: it then matches just {@link #text()}. */
    public boolean exact() {
        return prefix.length() == steps.length;
    }

    /** The text of an exact pattern; of another, what every signal begins with that it matches. */
    public String text() {
        return prefix;
    }

    /** What follows the text, as a pattern of its own, which is the same for all that mean the same. */
    String tail() {
        StringBuilder tail = new StringBuilder();
        for (int i = prefix.length(); i < steps.length; i++) {
            switch (steps[i]) {
                case ANY -> tail.append('*');
                case SEGMENT -> tail.append("{_}");
                case '*', '{', '\\' -> tail.append('\\').append((char) steps[i]);
                default -> tail.append((char) steps[i]);
            }
        }
        return tail.toString();
    }

    int length() {
        return steps.length;
    }

    /** A character, {@link #ANY} or {@link #SEGMENT}. */
    int step(int index) {
        return steps[index];
    }

    /**
     * Step by step over all of the signal, as the words above say: slow for many patterns, where {@link SignalMatcher} says the
     * same fast.
     */
    public boolean matches(String signal) {
        if (exact() || !signal.startsWith(prefix)) {
            return signal.equals(prefix);
        }
        boolean[] met = new boolean[steps.length + 1]; // met[n]: the first n steps can stand for what was read so far
        met[prefix.length()] = true;
        skip(met);
        for (int i = prefix.length(); i < signal.length(); i++) {
            boolean[] next = new boolean[met.length];
            for (int n = prefix.length(); n < steps.length; n++) {
                next[n + 1] = takes(met, n, signal.charAt(i));
            }
            skip(next);
            met = next;
        }
        return met[steps.length];
    }

    private boolean takes(boolean[] met, int step, char c) {
        return switch (steps[step]) {
            case ANY -> met[step] || met[step + 1];
            case SEGMENT -> c != '/' && (met[step] || met[step + 1]);
            default -> met[step] && steps[step] == c;
        };
    }

    /** {@link #ANY} may stand for nothing. */
    private void skip(boolean[] met) {
        for (int n = prefix.length(); n < steps.length; n++) {
            met[n + 1] |= steps[n] == ANY && met[n];
        }
    }
}
