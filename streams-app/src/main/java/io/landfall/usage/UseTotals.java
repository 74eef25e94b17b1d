package io.landfall.usage;

import io.landfall.domain.feature.Actors;
import io.landfall.mapping.StateFromAvro;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.UseCell;
import io.landfall.schema.internal.UseEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the domain is told of one cell. */
final class UseTotals {

    private static final Comparator<UseEntry> ORDER = Comparator.comparing(
                    (UseEntry entry) -> StateFromAvro.order(entry.getAt()))
            .thenComparing(UseEntry::getCount)
            .thenComparing(UseEntry::getActor, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final int cell;
    private final List<UseEntry> entries = new ArrayList<>();
    private final Set<Long> actors = new TreeSet<>();
    private long sum;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    UseTotals(int cell) {
        this.cell = cell;
    }

    int cell() {
        return cell;
    }

    /** @param actor digest; 0 for none */
    void add(FactOrder at, long count, long actor) {
        Long retained = actor == 0 ? null : Digests.retained(actor);
        entries.add(new UseEntry(at, count, retained));
        sum += count;
        span(at.getOccurredAt(), at.getOccurredAt());
        if (retained != null && count > 0) {
            actors.add(retained);
        }
    }

    private void span(Instant from, Instant to) {
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
    }

    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }

    /** The entries were only some of the facts. */
    void estimated(long all, Instant lastOfAll, Collection<Long> allActors) {
        sum = all;
        last = lastOfAll;
        actors.addAll(allActors);
    }

    void join(UseTotals other) {
        entries.addAll(other.entries);
        actors.addAll(other.actors);
        sum += other.sum;
        span(other.first, other.last);
    }

    UseCell toAvro() {
        entries.sort(ORDER);
        return new UseCell(
                Cells.fact(cell),
                Cells.actorClass(cell),
                Cells.production(cell),
                sum,
                last,
                List.copyOf(entries),
                Actors.trim(actors));
    }
}
