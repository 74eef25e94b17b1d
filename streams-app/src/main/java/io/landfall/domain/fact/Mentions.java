package io.landfall.domain.fact;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items that commit messages name: {@code SHOP-12}, {@code acme/shop#12}, and {@code #12} within a repository. */
public final class Mentions {

    private static final String BEFORE = "(?<![\\p{L}\\p{Nd}_-])";
    private static final String AFTER = "(?![\\p{L}\\p{Nd}_-])";
    private static final String PATH = "[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+";
    private static final Pattern NAMES =
            Pattern.compile(BEFORE + "(?:[A-Z][A-Z0-9_]+-|" + PATH + "#)[1-9][0-9]*" + AFTER);
    private static final Pattern NUMBERS = Pattern.compile("(?<![A-Za-z0-9_./-])#[1-9][0-9]*" + AFTER);
    private static final Pattern REPOSITORY = Pattern.compile("(?:github|gitlab):(" + PATH + ')');

    private Mentions() {}

    /** @param source of the fact that carries the commits; tells the repository that a bare number belongs to */
    public static List<String> in(Collection<String> messages, String source) {
        Matcher repository = REPOSITORY.matcher(source);
        String home = repository.matches() ? repository.group(1) : null;
        TreeSet<String> names = new TreeSet<>();
        for (String message : messages) {
            NAMES.matcher(message).results().forEach(name -> names.add(name.group()));
            if (home != null) {
                NUMBERS.matcher(message).results().forEach(number -> names.add(home + number.group()));
            }
        }
        return List.copyOf(names);
    }
}
