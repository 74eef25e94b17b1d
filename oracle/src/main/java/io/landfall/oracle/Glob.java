package io.landfall.oracle;

/** "Globs: {@code *} crosses {@code /}; case-sensitive; {@code \} escapes." */
final class Glob {

    private Glob() {}

    static boolean matches(String glob, String text) {
        if (glob.isEmpty()) {
            return text.isEmpty();
        }
        char first = glob.charAt(0);
        if (first == '*') {
            return matches(glob.substring(1), text) || (!text.isEmpty() && matches(glob, text.substring(1)));
        }
        boolean escape = first == '\\' && glob.length() > 1;
        char literal = escape ? glob.charAt(1) : first;
        return !text.isEmpty()
                && text.charAt(0) == literal
                && matches(glob.substring(escape ? 2 : 1), text.substring(1));
    }
}
