package io.landfall.connect.map;

import java.util.BitSet;
import java.util.function.Predicate;

/**
 * A glob over words: {@code *} stands for any characters, {@code /} among them, {@code \} takes the next character as it is;
 * case-sensitive. Matching needs no more than pattern times word steps, whatever the pattern.
 */
public final class Glob implements Predicate<String> {
    private final String pattern;
    private final BitSet stars;

    private Glob(String pattern, BitSet stars) {
        this.pattern = pattern;
        this.stars = stars;
    }

    public static Glob of(String glob) {
        StringBuilder out = new StringBuilder(glob.length());
        BitSet stars = new BitSet();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*') {
                stars.set(out.length());
                out.append(c);
            } else if (c == '\\' && i + 1 < glob.length()) {
                out.append(glob.charAt(++i));
            } else {
                out.append(c);
            }
        }
        return new Glob(out.toString(), stars);
    }

    /** A pattern of the catalogue, where braces name parameters, that matches this text alone. */
    public static String escape(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("{", "\\{");
    }

    /** Whether it holds no {@code *}, so that {@link #text()} is all it matches. */
    public boolean isExact() {
        return stars.isEmpty();
    }

    String text() {
        return pattern;
    }

    @Override
    public boolean test(String signal) {
        int p = 0;
        int s = 0;
        int star = -1;
        int resume = 0;
        while (s < signal.length()) {
            if (stars.get(p)) {
                star = p++;
                resume = s;
            } else if (p < pattern.length() && pattern.charAt(p) == signal.charAt(s)) {
                p++;
                s++;
            } else if (star >= 0) {
                p = star + 1;
                s = ++resume;
            } else {
                return false;
            }
        }
        while (stars.get(p)) {
            p++;
        }
        return p == pattern.length();
    }
}
