package io.landfall.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items that the commit messages of a deployment name. */
final class CommitNames {

    private static final String BEFORE = "(?<![\\p{L}\\p{Nd}_-])";
    private static final String AFTER = "(?![\\p{L}\\p{Nd}_-])";
    private static final String REPOSITORY = "[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+";

    private static final Pattern KEY = Pattern.compile(BEFORE + "[A-Z][A-Z0-9_]+-[1-9][0-9]*" + AFTER);
    private static final Pattern ISSUE = Pattern.compile(BEFORE + REPOSITORY + "#[1-9][0-9]*" + AFTER);
    private static final Pattern ISSUE_HERE = Pattern.compile("(?<![A-Za-z0-9_./-])#[1-9][0-9]*" + AFTER);
    private static final Pattern SOURCE = Pattern.compile("(?:github|gitlab):(" + REPOSITORY + ")");

    private CommitNames() {}

    /** Keys such as {@code SHOP-12}, {@code OWNER/REPO#7}, and {@code #7} of the repository that the fact is from. */
    static List<String> of(Fact deployment) {
        List<String> names = new ArrayList<>();
        Matcher source = SOURCE.matcher(deployment.source());
        String here = source.matches() ? source.group(1) : null;
        if (deployment.has("commits")) {
            deployment.get("commits").forEach(commit -> {
                String message =
                        commit.hasNonNull("message") ? commit.get("message").textValue() : "";
                KEY.matcher(message).results().forEach(found -> names.add(found.group()));
                ISSUE.matcher(message).results().forEach(found -> names.add(found.group()));
                if (here != null) {
                    ISSUE_HERE.matcher(message).results().forEach(found -> names.add(here + found.group()));
                }
            });
        }
        return names;
    }
}
