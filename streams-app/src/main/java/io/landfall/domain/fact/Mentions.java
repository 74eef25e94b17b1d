package io.landfall.domain.fact;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items that commit messages name: {@code SHOP-12}, {@code acme/shop#12}, and {@code #12} within a repository. */
public final class Mentions {

    private static final Pattern KEY =
            Pattern.compile("(?<![A-Za-z0-9_-])[A-Z][A-Z0-9_]+-[1-9][0-9]*(?![A-Za-z0-9_-])");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![A-Za-z0-9_./#-])([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)?#([1-9][0-9]*)(?![A-Za-z0-9_])");
    private static final Pattern REPOSITORY = Pattern.compile("(?:github|gitlab):([^/]+/[^/]+)");

    private Mentions() {}

    /** @param source of the fact that carries the commits; tells the repository that a bare number belongs to */
    public static List<String> in(Collection<String> messages, String source) {
        Matcher repository = REPOSITORY.matcher(source);
        String home = repository.matches() ? repository.group(1) : null;
        TreeSet<String> names = new TreeSet<>();
        for (String message : messages) {
            KEY.matcher(message).results().forEach(key -> names.add(key.group()));
            NUMBER.matcher(message).results().forEach(found -> {
                String where = found.group(1) == null ? home : found.group(1);
                if (where != null) {
                    names.add(where + '#' + found.group(2));
                }
            });
        }
        return List.copyOf(names);
    }
}
