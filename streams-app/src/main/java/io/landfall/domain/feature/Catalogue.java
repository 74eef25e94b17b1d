package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every version of every entry of the catalogue, with the ways in: by signal, by item, by label. */
public final class Catalogue {

    private final Map<String, NavigableMap<FactOrder, CatalogueEntry>> versions = new HashMap<>();
    private final TreeSet<Instant> instants = new TreeSet<>();
    private final Map<String, Set<String>> byItem = new HashMap<>();
    private final Map<String, Set<String>> byLabel = new HashMap<>();
    private final Map<String, Set<String>> byPattern = new HashMap<>();
    private final SignalMatcher matcher = new SignalMatcher();

    public void put(CatalogueEntry entry) {
        versions.computeIfAbsent(entry.feature(), feature -> new TreeMap<>()).put(entry.at(), entry);
        instants.add(entry.at().occurredAt());
        entry.items().forEach(item -> add(byItem, item, entry.feature()));
        entry.labels().forEach(label -> add(byLabel, label, entry.feature()));
        for (String pattern : entry.signals()) {
            matcher.add(pattern);
            add(byPattern, pattern, entry.feature());
        }
    }

    private static void add(Map<String, Set<String>> index, String key, String feature) {
        index.computeIfAbsent(key, k -> new HashSet<>()).add(feature);
    }

    public @Nullable CatalogueEntry inForce(String feature, Instant asOf) {
        NavigableMap<FactOrder, CatalogueEntry> of = versions.get(feature);
        return of == null ? null : inForce(of.descendingMap().values(), asOf);
    }

    /** The first entry, greatest first, that was said by as-of. */
    static @Nullable CatalogueEntry inForce(Collection<CatalogueEntry> greatestFirst, Instant asOf) {
        for (CatalogueEntry entry : greatestFirst) {
            if (entry.at().seenBy(asOf)) {
                return entry;
            }
        }
        return null;
    }

    /** The features whose entry in force lists the item by one of its names, or one of its labels. */
    public SortedSet<String> listing(Collection<String> names, Collection<String> labels, Instant asOf) {
        SortedSet<String> features = new TreeSet<>();
        for (String name : names) {
            for (String feature : byItem.getOrDefault(name, Set.of())) {
                CatalogueEntry entry = inForce(feature, asOf);
                if (entry != null && entry.items().contains(name)) {
                    features.add(feature);
                }
            }
        }
        for (String label : labels) {
            for (String feature : byLabel.getOrDefault(label, Set.of())) {
                CatalogueEntry entry = inForce(feature, asOf);
                if (entry != null && entry.labels().contains(label)) {
                    features.add(feature);
                }
            }
        }
        return features;
    }

    /** The features of which any version ever claimed a signal; which version is in force is for the feature to say. */
    public SortedSet<String> everClaiming(String signal) {
        return everListing(matcher.match(signal));
    }

    /** The features of which any version ever listed one of some patterns. */
    public SortedSet<String> everListing(Collection<String> patterns) {
        SortedSet<String> features = new TreeSet<>();
        for (String pattern : patterns) {
            features.addAll(byPattern.getOrDefault(pattern, Set.of()));
        }
        return features;
    }

    /** The next instant after as-of at which an entry changes. */
    public @Nullable Instant nextChange(Instant asOf) {
        return instants.higher(asOf);
    }
}
