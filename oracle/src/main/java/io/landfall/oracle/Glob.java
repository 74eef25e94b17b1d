package io.landfall.oracle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "Globs: {@code *} crosses {@code /}; case-sensitive; {@code \} escapes"; and routes: {@code {name}} stands for one or more
 * characters other than {@code /}.
 */
final class Glob {

    private static final Pattern PARAMETER = Pattern.compile("\\{[\\p{L}\\p{Nd}_-]+}");

    private Glob() {}

    static boolean matches(String glob, String text) {
        if (glob.isEmpty()) {
            return text.isEmpty();
        }
        char first = glob.charAt(0);
        if (first == '*') {
            return matches(glob.substring(1), text) || (!text.isEmpty() && matches(glob, text.substring(1)));
        }
        Matcher parameter = PARAMETER.matcher(glob);
        if (parameter.lookingAt()) {
            return parameterMatches(glob.substring(parameter.end()), text);
        }
        boolean escape = first == '\\' && glob.length() > 1;
        char literal = escape ? glob.charAt(1) : first;
        return !text.isEmpty()
                && text.charAt(0) == literal
                && matches(glob.substring(escape ? 2 : 1), text.substring(1));
    }

    /** Whether the text is some characters without a slash, and then what the rest of the glob asks for. */
    private static boolean parameterMatches(String rest, String text) {
        int slash = text.indexOf('/');
        for (int end = 1; end <= (slash < 0 ? text.length() : slash); end++) {
            if (matches(rest, text.substring(end))) {
                return true;
            }
        }
        return false;
    }
}
