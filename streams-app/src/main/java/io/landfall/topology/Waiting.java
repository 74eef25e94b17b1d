package io.landfall.topology;

import io.landfall.event.Facts;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Facts that lead nowhere yet, as outputs: one for each source. */
final class Waiting {

    private Waiting() {}

    /**
     * @param reference what cannot be resolved
     * @param part tells the subjects apart that speak of one reference; empty where only one does
     */
    static List<Said> said(
            UnmappedReason reason, String reference, String part, Collection<? extends SpecificRecord> facts) {
        Map<String, List<Instant>> bySource = facts.stream()
                .collect(Collectors.groupingBy(
                        Facts::source, TreeMap::new, Collectors.mapping(Facts::occurredAt, Collectors.toList())));
        return bySource.entrySet().stream()
                .map(entry -> said(reason, reference, part, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Said said(
            UnmappedReason reason, String reference, String part, String source, List<Instant> instants) {
        Comparator<Instant> byTime = Comparator.naturalOrder();
        Unmapped value = new Unmapped(
                reason,
                source,
                reference,
                (long) instants.size(),
                instants.stream().min(byTime).orElseThrow(),
                instants.stream().max(byTime).orElseThrow());
        String key = String.join("|", reason.name(), source, reference);
        return Said.of(Channel.UNMAPPED, part.isEmpty() ? key : key + '|' + part, value);
    }
}
