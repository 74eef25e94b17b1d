package io.landfall.cli.catalogue;

import io.landfall.cli.broker.TopicReader;
import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.schema.Feature;
import io.landfall.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The catalogue as of an instant: of each feature the greatest entry at or before it.
 *
 * @param entries by feature, withdrawn ones among them
 * @param later the instant of the next entry of those features that have one after as-of
 */
public record InForce(SortedMap<String, Feature> entries, SortedMap<String, Instant> later) {

    private static final Comparator<Feature> CONTENT = Comparator.comparing(FactJson::canonical);

    private record Identity(String feature, String source, String id) {}

    public static InForce read(TopicReader reader, Instant asOf) {
        List<Feature> versions = new ArrayList<>();
        reader.readAll(Topics.FEATURES.name(), record -> {
            if (record.value() instanceof Feature version) {
                versions.add(version);
            }
        });
        return of(versions, asOf);
    }

    static InForce of(Collection<Feature> versions, Instant asOf) {
        Map<Identity, Feature> facts = new HashMap<>();
        for (Feature version : versions) {
            Identity identity = new Identity(version.getFeature(), version.getSource(), version.getId());
            facts.merge(identity, version, (one, other) -> CONTENT.compare(one, other) <= 0 ? one : other);
        }
        SortedMap<String, Feature> entries = new TreeMap<>();
        SortedMap<String, Instant> later = new TreeMap<>();
        for (Feature version : facts.values()) {
            if (version.getOccurredAt().isAfter(asOf)) {
                later.merge(version.getFeature(), version.getOccurredAt(), (a, b) -> a.isBefore(b) ? a : b);
            } else {
                entries.merge(version.getFeature(), version, (a, b) -> Facts.ORDER.compare(a, b) >= 0 ? a : b);
            }
        }
        return new InForce(entries, later);
    }

    /** Those that are not withdrawn, by feature. */
    public List<Feature> live() {
        return entries.values().stream().filter(entry -> !Withdrawal.is(entry)).toList();
    }
}
