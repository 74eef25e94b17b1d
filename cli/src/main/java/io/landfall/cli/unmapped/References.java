package io.landfall.cli.unmapped;

import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What leads nowhere, one record a reference. The pipeline keeps several of some: a signal waits in every hour it was heard in.
 *
 * @param all the most facts first
 */
public record References(List<Unmapped> all) {

    private static final Comparator<Unmapped> ORDER = Comparator.comparing(
                    Unmapped::getFacts, Comparator.reverseOrder())
            .thenComparing(Unmapped::getReason)
            .thenComparing(Unmapped::getSource)
            .thenComparing(Unmapped::getReference);

    private record Key(UnmappedReason reason, String source, String reference) {}

    /** Sums what the pipeline keeps of one reference. */
    public static References of(Collection<Unmapped> records) {
        Map<Key, Unmapped> sums = new HashMap<>();
        for (Unmapped one : records) {
            sums.merge(new Key(one.getReason(), one.getSource(), one.getReference()), one, References::sum);
        }
        return new References(sums.values().stream().sorted(ORDER).toList());
    }

    private static Unmapped sum(Unmapped one, Unmapped other) {
        Instant first = one.getFirstAt().isBefore(other.getFirstAt()) ? one.getFirstAt() : other.getFirstAt();
        Instant last = one.getLastAt().isAfter(other.getLastAt()) ? one.getLastAt() : other.getLastAt();
        return Unmapped.newBuilder(one)
                .setFacts(one.getFacts() + other.getFacts())
                .setFirstAt(first)
                .setLastAt(last)
                .build();
    }

    /** How much waits for one reason, of one source. */
    public record Count(String source, UnmappedReason reason, long references, long facts) {}

    /** By source, then reason. */
    public List<Count> counts() {
        Map<String, Map<UnmappedReason, Count>> counts = new TreeMap<>();
        for (Unmapped one : all) {
            counts.computeIfAbsent(one.getSource(), source -> new TreeMap<>())
                    .merge(
                            one.getReason(),
                            new Count(one.getSource(), one.getReason(), 1, one.getFacts()),
                            (a, b) -> new Count(
                                    a.source(), a.reason(), a.references() + b.references(), a.facts() + b.facts()));
        }
        return counts.values().stream()
                .flatMap(reasons -> reasons.values().stream())
                .toList();
    }
}
