package io.landfall.cli.catalogue;

import io.landfall.schema.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files against what is in force.
 *
 * @param changes one a feature, by its key
 */
public record Comparison(List<Change> changes) {

    /** @param prune withdraw what is in no file */
    public static Comparison of(CatalogueFiles files, InForce inForce, boolean prune) {
        SortedMap<String, Change> changes = new TreeMap<>();
        files.entries().forEach((key, entry) -> {
            Feature before = inForce.entries().get(key);
            String place = entry.origin().place(null);
            changes.put(key, new Change(what(before, entry.feature()), before, entry.feature(), place));
        });
        for (Map.Entry<String, Feature> known : inForce.entries().entrySet()) {
            Feature before = known.getValue();
            if (!changes.containsKey(known.getKey()) && !Withdrawal.is(before)) {
                changes.put(
                        known.getKey(),
                        prune
                                ? new Change(Change.What.WITHDRAWN, before, Withdrawal.of(before), "")
                                : new Change(Change.What.LEFT_ALONE, before, before, ""));
            }
        }
        return new Comparison(List.copyOf(changes.values()));
    }

    private static Change.What what(@Nullable Feature before, Feature after) {
        boolean withdrawn = before != null && Withdrawal.is(before);
        if (before != null
                && withdrawn == Withdrawal.is(after)
                && Fields.of(before).equals(Fields.of(after))) {
            return Change.What.UNCHANGED;
        } else if (Withdrawal.is(after)) {
            return Change.What.WITHDRAWN;
        }
        return before == null || withdrawn ? Change.What.ADDED : Change.What.CHANGED;
    }

    public boolean isDifferent() {
        return changes.stream().anyMatch(change -> change.what().isWritten());
    }

    /** The facts that bring it about. */
    public List<Feature> versions(String source, Instant at) {
        return changes.stream()
                .filter(change -> change.what().isWritten())
                .map(change -> Version.of(change.after(), source, at))
                .toList();
    }

    List<Change> of(Change.What what) {
        return changes.stream().filter(change -> change.what() == what).toList();
    }

    /** What is in force once it is done, withdrawn ones left out, each with its place. */
    List<Change> outcome() {
        List<Change> outcome = new ArrayList<>(changes);
        outcome.removeIf(change -> Withdrawal.is(change.after()));
        return outcome;
    }
}
