package io.landfall.cli.catalogue;

import io.landfall.cli.Terminal;
import io.landfall.event.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done, or would be, in sentences. */
public final class Account {

    /** Of each kind of change; a first catalogue of thousands would bury the rest. */
    private static final int SHOWN = 20;

    private final Comparison comparison;

    public Account(Comparison comparison) {
        this.comparison = comparison;
    }

    /** What may not be meant. */
    public List<String> warnings(Map<String, Instant> later) {
        List<String> warnings = new ArrayList<>(Overlaps.of(comparison));
        for (Change change : comparison.changes()) {
            Instant next = later.get(change.feature());
            if (next != null && change.what().isWritten()) {
                warnings.add(name(change) + " has an entry that holds from " + Instants.format(next)
                        + " on, and will replace what is written now");
            }
        }
        return warnings;
    }

    /** Feature by feature. */
    public List<String> changes(boolean dryRun) {
        List<String> sentences = new ArrayList<>();
        for (Change.What what : List.of(Change.What.ADDED, Change.What.CHANGED, Change.What.WITHDRAWN)) {
            List<Change> changes = comparison.of(what);
            String word = what.name().toLowerCase(Locale.ROOT);
            changes.stream()
                    .limit(SHOWN)
                    .map(change -> (dryRun ? "would be " : "") + word + ": " + name(change) + details(change))
                    .forEach(sentences::add);
            if (changes.size() > SHOWN) {
                sentences.add("... and " + (changes.size() - SHOWN) + " more " + word);
            }
        }
        return sentences;
    }

    /** Those that no file names and that stay as they are; empty where there are none. */
    public List<String> leftAlone() {
        List<Change> left = comparison.of(Change.What.LEFT_ALONE);
        if (left.isEmpty()) {
            return List.of();
        }
        String names = left.stream().limit(SHOWN).map(Account::name).collect(Collectors.joining(", "));
        String more = left.size() > SHOWN ? " and " + (left.size() - SHOWN) + " more" : "";
        return List.of("not in the file; left as it is (--prune withdraws it): " + names + more);
    }

    /** How many of what. */
    public String totals() {
        int withdrawn = comparison.of(Change.What.WITHDRAWN).size();
        return comparison.of(Change.What.ADDED).size() + " added, "
                + comparison.of(Change.What.CHANGED).size() + " changed, "
                + (withdrawn == 0 ? "" : withdrawn + " withdrawn, ")
                + comparison.of(Change.What.UNCHANGED).size() + " unchanged";
    }

    private static String name(Change change) {
        return Terminal.plain(change.feature());
    }

    private static String details(Change change) {
        String fields = change.what() == Change.What.CHANGED ? String.join(", ", change.fields()) : "";
        if (change.place().isEmpty()) {
            return fields;
        }
        return (fields.isEmpty() ? "" : ": " + fields) + " (" + change.place() + ')';
    }
}
