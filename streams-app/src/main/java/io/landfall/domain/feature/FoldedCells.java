package io.landfall.domain.feature;

import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket.Cell;
import io.landfall.domain.fact.UseBucket.Entry;
import io.landfall.domain.fact.UseBucket.Run;
import io.landfall.domain.fact.UseBucket.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Cells of several hours as one each: sums, actors, the last use, runs, and the earliest facts as far as somebody may ask for them. */
final class FoldedCells {

    private static final int NAMED = 10;

    private FoldedCells() {}

    static List<Cell> joined(List<Cell> some, List<Cell> others) {
        Map<Sort, Cell> joined = new LinkedHashMap<>();
        some.forEach(cell -> joined.put(cell.sort(), folded(cell)));
        others.forEach(cell -> joined.merge(cell.sort(), folded(cell), FoldedCells::joined));
        return named(joined.values());
    }

    /** Of what never counts as use, no more facts than evidence can name of all sorts together. */
    private static List<Cell> named(Collection<Cell> cells) {
        Set<Entry> earliest = cells.stream()
                .flatMap(cell -> cell.earliest().stream())
                .filter(FoldedCells::isNamed)
                .sorted(Comparator.comparing(Entry::at))
                .limit(NAMED)
                .collect(Collectors.toSet());
        return cells.stream()
                .map(cell -> cell.countsAsUse(true) ? cell : with(cell, fewest(cell.earliest(), earliest::contains)))
                .toList();
    }

    private static boolean isNamed(Entry entry) {
        return !entry.at().id().isEmpty();
    }

    private static Cell with(Cell cell, List<Entry> earliest) {
        return new Cell(
                cell.kind(),
                cell.actorClass(),
                cell.production(),
                cell.sum(),
                cell.last(),
                earliest,
                cell.actors(),
                cell.runs());
    }

    private static Cell folded(Cell cell) {
        return new Cell(
                cell.kind(),
                cell.actorClass(),
                cell.production(),
                cell.sum(),
                cell.sum() > 0 && !cell.earliest().isEmpty() ? Usage.lastReal(cell) : cell.last(),
                fewest(cell.earliest()),
                cell.countsAsUse(true) ? cell.actors() : Actors.NONE,
                cell.countsAsUse(true) ? Runs.of(cell) : List.of());
    }

    private static Cell joined(Cell one, Cell other) {
        List<Entry> earliest = new ArrayList<>(one.earliest());
        earliest.addAll(other.earliest());
        List<Run> runs = new ArrayList<>(one.runs());
        runs.addAll(other.runs());
        return new Cell(
                one.kind(),
                one.actorClass(),
                one.production(),
                one.sum() + other.sum(),
                last(one, other),
                fewest(earliest),
                one.actors().with(other.actors()),
                Runs.united(runs));
    }

    /** Of those that count anything, if one does. */
    private static Instant last(Cell one, Cell other) {
        if ((one.sum() > 0) != (other.sum() > 0)) {
            return one.sum() > 0 ? one.last() : other.last();
        }
        return one.last().isAfter(other.last()) ? one.last() : other.last();
    }

    /** Those that evidence can name, the first, and the first that counts; each once. */
    private static List<Entry> fewest(List<Entry> entries) {
        return fewest(entries, FoldedCells::isNamed);
    }

    private static List<Entry> fewest(List<Entry> entries, Predicate<Entry> evident) {
        List<Entry> inOrder = entries.stream()
                .distinct()
                .sorted(Comparator.comparing(Entry::at))
                .toList();
        List<Entry> fewest = new ArrayList<>();
        int named = 0;
        boolean counted = false;
        for (Entry entry : inOrder) {
            boolean counts = entry.count() > 0 && !counted;
            boolean names = evident.test(entry) && named < NAMED;
            if (fewest.isEmpty() || counts || names) {
                fewest.add(entry);
            }
            counted |= counts;
            named += names ? 1 : 0;
        }
        return fewest;
    }

    /** Without what an hour added. Some may be left without any fact that is known. */
    static List<Cell> without(List<Cell> cells, long hour, Map<Sort, Long> sums) {
        return cells.stream()
                .map(cell -> new Cell(
                        cell.kind(),
                        cell.actorClass(),
                        cell.production(),
                        cell.sum() - sums.getOrDefault(cell.sort(), 0L),
                        cell.last(),
                        cell.earliest().stream()
                                .filter(entry -> Hours.of(entry.at().occurredAt()) != hour)
                                .toList(),
                        cell.actors(),
                        Runs.without(cell.runs(), hour, sums.getOrDefault(cell.sort(), 0L))))
                .toList();
    }

    /** With no more gaps between uses than those that are not shorter than one. */
    static List<Cell> withGaps(List<Cell> cells, Duration gap) {
        return cells.stream()
                .map(cell -> new Cell(
                        cell.kind(),
                        cell.actorClass(),
                        cell.production(),
                        cell.sum(),
                        cell.last(),
                        cell.earliest(),
                        cell.actors(),
                        Runs.joined(cell.runs(), gap)))
                .toList();
    }

    /** The first of all facts. */
    static List<Cell> first(List<Cell> cells) {
        return cells.stream()
                .min(Comparator.comparing(cell -> cell.earliest().get(0).at()))
                .map(cell -> {
                    Entry entry = cell.earliest().get(0);
                    return new Cell(
                            cell.kind(),
                            cell.actorClass(),
                            cell.production(),
                            entry.count(),
                            entry.at().occurredAt(),
                            List.of(entry),
                            Actors.NONE);
                })
                .stream()
                .toList();
    }

    /** Where facts are left of which none is known, one stands at the start. */
    static List<Cell> known(List<Cell> cells, long from) {
        Entry start = new Entry(FactOrder.unnamed(Hours.start(from)), 1, null);
        return cells.stream()
                .filter(cell -> cell.sum() > 0 || !cell.earliest().isEmpty())
                .map(cell -> cell.earliest().isEmpty() ? with(cell, List.of(start)) : cell)
                .toList();
    }

    static Map<Sort, Long> sums(List<Cell> cells) {
        Map<Sort, Long> sums = new TreeMap<>(
                Comparator.comparing(Sort::kind).thenComparing(Sort::actorClass).thenComparing(Sort::production));
        cells.forEach(cell -> sums.merge(cell.sort(), cell.sum(), Long::sum));
        return sums;
    }
}
