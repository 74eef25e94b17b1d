package io.landfall.domain.feature;

/** A pattern over signals: {@code *} stands for anything, slashes too; {@code \} escapes; case counts. */
public final class Glob {

    private final String literal;
    private final boolean[] star;

    /** Reads a pattern; a backslash at its end stands for itself. */
    public Glob(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        boolean[] wild = new boolean[pattern.length()];
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                c = pattern.charAt(++i);
            } else if (c == '*') {
                wild[text.length()] = true;
            }
            text.append(c);
        }
        literal = text.toString();
        star = wild;
    }

    /** Whether the pattern has no star: it then matches just this text. */
    public boolean exact() {
        for (int i = 0; i < literal.length(); i++) {
            if (star[i]) {
                return false;
            }
        }
        return true;
    }

    /** The text of an exact pattern. */
    public String text() {
        return literal;
    }

    /** Linear in practice: after a mismatch only the last star is tried again, one character further. */
    public boolean matches(String signal) {
        int p = 0;
        int s = 0;
        int lastStar = -1;
        int retry = 0;
        while (s < signal.length()) {
            if (p < literal.length() && star[p]) {
                lastStar = p++;
                retry = s;
            } else if (p < literal.length() && literal.charAt(p) == signal.charAt(s)) {
                p++;
                s++;
            } else if (lastStar >= 0) {
                p = lastStar + 1;
                s = ++retry;
            } else {
                return false;
            }
        }
        while (p < literal.length() && star[p]) {
            p++;
        }
        return p == literal.length();
    }
}
