package io.landfall.domain.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a work item. An absent field keeps its previous value.
 *
 * @param activity whether it counts as somebody working on the item; of the moment, not inherited
 */
public record WorkItemFact(
        FactOrder at,
        @Nullable String key,
        @Nullable List<String> formerKeys,
        @Nullable String title,
        @Nullable String itemType,
        @Nullable String workKind,
        @Nullable String team,
        @Nullable String status,
        @Nullable StatusCategory category,
        @Nullable Instant createdAt,
        @Nullable List<String> labels,
        @Nullable List<String> features,
        @Nullable Boolean deleted,
        boolean activity) {

    /** This fact over what was known before: what it leaves out stays as it was. */
    public WorkItemFact over(WorkItemFact earlier) {
        return new WorkItemFact(
                at,
                key == null ? earlier.key : key,
                formerKeys == null ? earlier.formerKeys : formerKeys,
                title == null ? earlier.title : title,
                itemType == null ? earlier.itemType : itemType,
                workKind == null ? earlier.workKind : workKind,
                team == null ? earlier.team : team,
                status == null ? earlier.status : status,
                category == null ? earlier.category : category,
                createdAt == null ? earlier.createdAt : createdAt,
                labels == null ? earlier.labels : labels,
                features == null ? earlier.features : features,
                deleted == null ? earlier.deleted : deleted,
                activity);
    }

    /** The keys that this fact speaks of, present and former. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(Objects.requireNonNullElse(formerKeys, List.of()));
        if (key != null) {
            keys.add(key);
        }
        return keys;
    }

    /** The same with other former keys. */
    public WorkItemFact formerly(Collection<String> keys) {
        return new WorkItemFact(
                at,
                key,
                List.copyOf(keys),
                title,
                itemType,
                workKind,
                team,
                status,
                category,
                createdAt,
                labels,
                features,
                deleted,
                activity);
    }

    /** Whether an item of these (last known) fields is closed. */
    public boolean closed() {
        return Boolean.TRUE.equals(deleted) || (category != null && category.closes());
    }
}
