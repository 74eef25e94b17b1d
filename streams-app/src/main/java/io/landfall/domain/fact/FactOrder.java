package io.landfall.domain.fact;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Place of a fact in the order of facts: occurredAt, source, sequence (absent first), id. */
public record FactOrder(
        Instant occurredAt, String source, @Nullable Long sequence, String id) implements Comparable<FactOrder> {

    private static final Comparator<FactOrder> ORDER = Comparator.comparing(FactOrder::occurredAt)
            .thenComparing(FactOrder::source)
            .thenComparing(FactOrder::sequence, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
            .thenComparing(FactOrder::id);

    /** Of a fact that nobody can name any more; before all others of its instant. */
    public static FactOrder unnamed(Instant at) {
        return new FactOrder(at, "", null, "");
    }

    @Override
    public int compareTo(FactOrder other) {
        return ORDER.compare(this, other);
    }

    /** Whether an observer at this instant has seen the fact happen. */
    public boolean seenBy(Instant asOf) {
        return !occurredAt.isAfter(asOf);
    }
}
