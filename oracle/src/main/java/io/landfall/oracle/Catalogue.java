package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The features as the catalogue knows them: a record replaces the earlier one whole, the last applies to all time. */
final class Catalogue {

    private static final Fact NOTHING = new Fact(JsonNodeFactory.instance.objectNode());

    private final Map<String, Fact> features = new TreeMap<>();
    private final Map<String, WorkItem> items;
    /** What a reference was found to mean. */
    private final Map<String, Optional<WorkItem>> meanings = new HashMap<>();

    Catalogue(Known known, Map<String, WorkItem> items) {
        this.items = items;
        known.bySubject("feature", "feature")
                .forEach((feature, records) -> features.put(feature, records.get(records.size() - 1)));
    }

    Set<String> features() {
        return features.keySet();
    }

    String name(String feature) {
        return of(feature).text("name");
    }

    String team(String feature) {
        return of(feature).text("team");
    }

    Instant launchAt(String feature) {
        return of(feature).instant("launchAt");
    }

    /** What the feature is expected to be used by its date, with the entry that says so; {@code null}: nothing. */
    Expected expected(String feature) {
        Fact entry = of(feature);
        return entry.has("expected") ? Expected.of(entry) : null;
    }

    /** How often the feature is meant to be used; {@code null}: not said. */
    String cadence(String feature) {
        return of(feature).text("cadence");
    }

    /** "SOURCE: declared proven, its sources answer for it: any source where none is listed." */
    boolean declaredProven(String feature) {
        return "SOURCE".equals(of(feature).text("proof"));
    }

    /** The sources that answer for a feature; empty: any. */
    List<String> sources(String feature) {
        return of(feature).list("sources");
    }

    /** "{@code signal} (event name, flag, route) and/or {@code feature} (which wins)." */
    boolean isAbout(Fact usage, String feature) {
        if (usage.has("feature")) {
            return usage.text("feature").equals(feature);
        }
        return usage.has("signal")
                && of(feature).list("signals").stream().anyMatch(glob -> Glob.matches(glob, usage.text("signal")));
    }

    /** The features an item lists, and those whose {@code items} or {@code labels} name it. */
    TreeSet<String> featuresOf(WorkItem item) {
        var found = new TreeSet<>(item.latest().list("features"));
        features.forEach((feature, record) -> {
            if (lists(record, item)
                    || meets(record.list("labels"), item.latest().list("labels"))) {
                found.add(feature);
            }
        });
        return found;
    }

    /** What a deployment delivers: the features it names, and those of the items it names, each separately. */
    Set<String> delivered(Fact deployment) {
        var found = new TreeSet<>(deployment.list("features"));
        items(deployment).forEach(item -> found.addAll(featuresOf(item)));
        for (String reference : deployment.list("items")) {
            if (resolve(reference) == null) { // nobody spoke of such an item: the catalogue may list it all the same
                features.forEach((feature, record) -> {
                    if (record.list("items").contains(reference)) {
                        found.add(feature);
                    }
                });
            }
        }
        return found;
    }

    /** The items that a deployment names, by id, key or former key. */
    List<WorkItem> items(Fact deployment) {
        List<WorkItem> found = new ArrayList<>();
        for (String reference : deployment.list("items")) {
            WorkItem item = resolve(reference);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    /** The item that most recently began to bear the reference as key or former key, else the item of that id. */
    private WorkItem resolve(String reference) {
        return meanings.computeIfAbsent(reference, name -> Optional.ofNullable(find(name)))
                .orElse(null);
    }

    private WorkItem find(String reference) {
        WorkItem bearer = null;
        Fact since = null;
        for (WorkItem item : items.values()) {
            Fact began = beganToBear(item, reference);
            if (began != null && (since == null || Fact.ORDER.compare(began, since) > 0)) {
                bearer = item;
                since = began;
            }
        }
        return bearer != null ? bearer : items.get(reference);
    }

    /** The first fact that gave the item this name; {@code null} where none ever did. */
    private static Fact beganToBear(WorkItem item, String reference) {
        return item.snapshots.stream()
                .filter(snapshot -> WorkItem.keys(snapshot).contains(reference))
                .map(Snapshot::fact)
                .findFirst()
                .orElse(null);
    }

    private static boolean lists(Fact record, WorkItem item) {
        var names = item.keysEver();
        names.add(item.id);
        return meets(record.list("items"), names);
    }

    private static boolean meets(Collection<String> some, Collection<String> others) {
        return !Collections.disjoint(some, others);
    }

    private Fact of(String feature) {
        return features.getOrDefault(feature, NOTHING);
    }
}
