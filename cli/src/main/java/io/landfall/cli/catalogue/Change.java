package io.landfall.cli.catalogue;

import io.landfall.schema.Feature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one feature.
 *
 * @param before what is in force; absent, or withdrawn, where it is new
 * @param after what is to be in force
 * @param place of {@code after} in its file; empty where none says it
 */
record Change(What what, @Nullable Feature before, Feature after, String place) {

    /** Kinds of change. */
    enum What {
        ADDED,
        CHANGED,
        WITHDRAWN,
        UNCHANGED,
        /** In force, and in no file. */
        LEFT_ALONE;

        boolean isWritten() {
            return this == ADDED || this == CHANGED || this == WITHDRAWN;
        }
    }

    String feature() {
        return after.getFeature();
    }

    /** A value of a field that comes or goes; one that stays is not told. */
    record Line(boolean added, String field, String value) {}

    /** Field by field, in the order of the contract. */
    List<Line> lines() {
        Map<String, Set<String>> old = before == null || isNew() ? Map.of() : Fields.of(before);
        Map<String, Set<String>> fresh = Fields.of(after);
        List<Line> lines = new ArrayList<>();
        for (String field : Fields.inOrder(old, fresh)) {
            Set<String> was = old.getOrDefault(field, Set.of());
            Set<String> is = fresh.getOrDefault(field, Set.of());
            was.stream()
                    .filter(value -> !is.contains(value))
                    .forEach(value -> lines.add(new Line(false, field, value)));
            is.stream().filter(value -> !was.contains(value)).forEach(value -> lines.add(new Line(true, field, value)));
        }
        return lines;
    }

    /** The fields that differ. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        lines().forEach(line -> fields.add(line.field()));
        return fields;
    }

    private boolean isNew() {
        return what == What.ADDED;
    }
}
