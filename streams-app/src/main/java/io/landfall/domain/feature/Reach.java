package io.landfall.domain.feature;

import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket.Cell;
import io.landfall.domain.fact.UseBucket.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks, hour by hour, for the use with which a number of uses and a number of distinct actors are reached. */
final class Reach {

    private final long uses;
    private final long actors;
    private long used;
    private Actors seen = Actors.NONE;

    Reach(long uses, long actors) {
        this.uses = uses;
        this.actors = actors;
    }

    /** The use of the next hour that does; null where none does. */
    @Nullable
    FactOrder within(List<Cell> counted) {
        long sum = counted.stream().mapToLong(Cell::sum).sum();
        Actors all = actors == 0
                ? seen
                : seen.with(Actors.union(counted.stream().map(Cell::actors).toList()));
        if (sum == 0 || used + sum < uses || all.count() < actors) {
            used += sum;
            seen = all;
            return null;
        }
        if (folded(counted)) {
            return first(counted);
        }
        for (Entry entry : Usage.inOrder(counted)) {
            used += entry.count();
            if (actors > 0 && entry.count() > 0 && entry.actor() != null) {
                seen = seen.with(Actors.of(entry.actor()));
            }
            if (entry.count() > 0 && used >= uses && seen.count() >= actors) {
                return entry.at();
            }
        }
        // Beyond the facts that a cell keeps: the last one of the hour is the first that surely reached it.
        Instant last =
                counted.stream().map(Cell::last).max(Comparator.naturalOrder()).orElseThrow();
        return FactOrder.unnamed(last);
    }

    /** Of folded hours not every fact is known: the one that did it is none of the known ones, or later. */
    private static boolean folded(List<Cell> counted) {
        return counted.stream()
                .anyMatch(cell -> Hours.of(cell.earliest().get(0).at().occurredAt()) != Hours.of(cell.last())
                        && cell.earliest().stream().mapToLong(Entry::count).sum() < cell.sum());
    }

    /** So much is sure: it was not before this one, and no absence of use is claimed that was none. */
    private static FactOrder first(List<Cell> counted) {
        return Usage.inOrder(counted).stream()
                .filter(entry -> entry.count() > 0)
                .map(Entry::at)
                .findFirst()
                .orElseGet(() -> Usage.inOrder(counted).get(0).at());
    }
}
