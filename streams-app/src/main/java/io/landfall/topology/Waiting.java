package io.landfall.topology;

import io.landfall.domain.fact.UseBucket;
import io.landfall.event.Facts;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import io.landfall.usage.UseRoll;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Facts that lead nowhere yet, as outputs: one for each source. */
final class Waiting {

    private Waiting() {}

    /**
     * @param reference what cannot be resolved
     */
    static List<Said> said(UnmappedReason reason, String reference, Collection<? extends SpecificRecord> facts) {
        Map<String, List<Instant>> bySource = facts.stream()
                .collect(Collectors.groupingBy(
                        Facts::source, TreeMap::new, Collectors.mapping(Facts::occurredAt, Collectors.toList())));
        return bySource.entrySet().stream()
                .map(entry -> said(reason, reference, entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Usage that names a feature, as far as it was seen: of all sources together, since hours and sources are folded. The last is of
     * those that count anything, if one does: of what was folded, no other is known.
     */
    static List<Said> used(String feature, Collection<UseBucket> buckets, Instant asOf) {
        SortedSet<String> sources = new TreeSet<>();
        long count = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (UseBucket bucket : buckets) {
            for (UseBucket.Cell cell : bucket.cells()) {
                Instant begun = cell.earliest().get(0).at().occurredAt();
                if (!begun.isAfter(asOf)) {
                    sources.addAll(bucket.sources());
                    first = begun.isBefore(first) ? begun : first;
                    boolean more = (cell.sum() > 0) == (count > 0);
                    if (more ? cell.last().isAfter(last) : cell.sum() > 0) {
                        last = cell.last();
                    }
                    count += cell.sum();
                }
            }
        }
        if (sources.isEmpty()) {
            return List.of();
        }
        Unmapped value =
                new Unmapped(UnmappedReason.UNKNOWN_FEATURE, String.join(", ", sources), feature, count, first, last);
        return List.of(Said.of(Channel.UNMAPPED, key(value) + "|usage", value));
    }

    /** Usage of one hour. */
    static Said said(UnmappedReason reason, String reference, UseRoll roll) {
        Unmapped value = new Unmapped(reason, roll.source(), reference, roll.facts(), roll.first(), roll.last());
        return Said.of(Channel.UNMAPPED, key(value) + '|' + roll.hour(), value);
    }

    private static String key(Unmapped value) {
        return String.join("|", value.getReason().name(), value.getSource(), value.getReference());
    }

    private static Said said(UnmappedReason reason, String reference, String source, List<Instant> instants) {
        Comparator<Instant> byTime = Comparator.naturalOrder();
        Unmapped value = new Unmapped(
                reason,
                source,
                reference,
                (long) instants.size(),
                instants.stream().min(byTime).orElseThrow(),
                instants.stream().max(byTime).orElseThrow());
        return Said.of(Channel.UNMAPPED, key(value), value);
    }
}
