package io.landfall.domain.feature;

import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.fact.UseBucket.Cell;
import io.landfall.domain.fact.UseBucket.Entry;
import io.landfall.domain.fact.UseBucket.Run;
import io.landfall.domain.verdict.NextInstant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The usage of one feature, as seen at as-of: the buckets whose signals the entry in force claims. */
final class Usage {

    /** What happened in a span of hours. */
    record Totals(
            long uses,
            long actors,
            @Nullable Instant firstUseAt,
            @Nullable Instant lastUseAt,
            SortedMap<String, Long> others) {}

    private record Seen(long hour, Cell cell) {

        /** Folded hours that began before it, too: uses that may be late enough count. */
        boolean reaches(long fromHour) {
            return hour >= fromHour || Hours.of(cell.last()) >= fromHour;
        }
    }

    private final List<Seen> cells = new ArrayList<>();
    private final AskedHours asked;

    Usage(List<UseBucket> buckets, @Nullable CatalogueEntry entry, NextInstant next, AskedHours asked) {
        this.asked = asked;
        List<SignalPattern> patterns = entry == null
                ? List.of()
                : entry.signals().stream().map(SignalPattern::new).toList();
        Set<String> texts = entry == null ? Set.of() : Set.copyOf(entry.signals());
        Map<String, Boolean> claimed = new HashMap<>();
        for (UseBucket bucket : buckets) {
            String signal = bucket.signal();
            if (bucket.feature() != null
                    || (signal != null && claimed.computeIfAbsent(signal, s -> claims(patterns, s)))
                    || bucket.patterns().stream().anyMatch(texts::contains)) {
                for (Cell cell : bucket.cells()) {
                    see(bucket.hour(), cell, next);
                }
            }
        }
        cells.sort(Comparator.comparingLong(Seen::hour));
    }

    private static boolean claims(List<SignalPattern> patterns, String signal) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(signal));
    }

    /** Takes in what of a cell was seen: all of it, unless as-of lies within its hour. */
    private void see(long hour, Cell cell, NextInstant next) {
        Instant asOf = next.asOf();
        if (!cell.last().isAfter(asOf)) {
            cells.add(new Seen(hour, cell));
            return;
        }
        List<Entry> seen = cell.earliest().stream()
                .filter(entry -> entry.at().seenBy(asOf))
                .toList();
        cell.earliest().stream()
                .skip(seen.size())
                .findFirst()
                .ifPresentOrElse(unseen -> next.at(unseen.at().occurredAt()), () -> next.at(cell.last()));
        if (!seen.isEmpty()) {
            long sum = seen.stream().mapToLong(Entry::count).sum();
            Actors actors = Actors.of(seen.stream()
                    .filter(entry -> entry.count() > 0)
                    .map(Entry::actor)
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .toArray());
            Instant last = seen.get(seen.size() - 1).at().occurredAt();
            cells.add(new Seen(
                    hour, new Cell(cell.kind(), cell.actorClass(), cell.production(), sum, last, seen, actors)));
        }
    }

    AskedHours asked() {
        return asked;
    }

    /** The first usage fact ever, of whatever class, environment or age. */
    @Nullable
    FactOrder firstProof() {
        return cells.stream()
                .map(seen -> seen.cell().earliest().get(0).at())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The fact with which counted uses since an hour reach a threshold. */
    @Nullable
    FactOrder reaches(long fromHour, long threshold, boolean countUnknown) {
        return reaches(fromHour, threshold, 0, countUnknown);
    }

    /** The fact with which counted uses since an hour, and their distinct actors, reach what was expected of both. */
    @Nullable
    FactOrder reaches(long fromHour, long uses, long actors, boolean countUnknown) {
        Reach reach = new Reach(uses, actors);
        for (List<Cell> counted : countedByHour(fromHour, countUnknown).values()) {
            FactOrder reached = reach.within(counted);
            if (reached != null) {
                return reached;
            }
        }
        return null;
    }

    /** When the feature was used, from an hour on: a run for each hour, or for several between which no gap is of interest. */
    List<Run> used(long fromHour, boolean countUnknown) {
        return Runs.united(cells.stream()
                .filter(seen -> seen.reaches(fromHour) && seen.cell().countsAsUse(countUnknown))
                .flatMap(seen -> Runs.of(seen.cell()).stream())
                .filter(run -> Hours.of(run.last()) >= fromHour)
                .map(run -> Hours.of(run.first().occurredAt()) < fromHour ? lastOf(run) : run)
                .toList());
    }

    /** Of a run that began before anybody asks for it, no more is sure than that its last use came in time. */
    private static Run lastOf(Run run) {
        return new Run(FactOrder.unnamed(run.last()), run.last(), 1);
    }

    private SortedMap<Long, List<Cell>> countedByHour(long fromHour, boolean countUnknown) {
        SortedMap<Long, List<Cell>> counted = new TreeMap<>();
        for (Seen seen : cells) {
            if (seen.reaches(fromHour) && seen.cell().countsAsUse(countUnknown)) {
                counted.computeIfAbsent(seen.hour(), hour -> new ArrayList<>()).add(seen.cell());
            }
        }
        return counted;
    }

    static List<Entry> inOrder(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> cell.earliest().stream())
                .sorted(Comparator.comparing(Entry::at))
                .toList();
    }

    /** Totals of the hours from {@code fromHour} to before {@code toHour}. */
    Totals totals(long fromHour, long toHour, boolean countUnknown) {
        List<Cell> uses = new ArrayList<>();
        SortedMap<String, Long> others = new TreeMap<>();
        for (Cell cell : within(fromHour, toHour)) {
            if (cell.countsAsUse(countUnknown)) {
                uses.add(cell);
            } else {
                others.merge(cell.actorClass().name().toLowerCase(Locale.ROOT), cell.sum(), Long::sum);
            }
        }
        others.values().removeIf(sum -> sum == 0);
        Instant first = uses.stream()
                .flatMap(cell -> cell.earliest().stream())
                .filter(entry -> entry.count() > 0)
                .map(entry -> entry.at().occurredAt())
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant last = uses.stream()
                .filter(cell -> cell.sum() > 0)
                .map(Usage::lastReal)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Totals(
                uses.stream().mapToLong(Cell::sum).sum(),
                Actors.union(uses.stream().map(Cell::actors).toList()).count(),
                first,
                last,
                others);
    }

    static Instant lastReal(Cell cell) {
        Entry last = cell.earliest().get(cell.earliest().size() - 1);
        if (!last.at().occurredAt().equals(cell.last())) {
            return cell.last();
        }
        return cell.earliest().stream()
                .filter(entry -> entry.count() > 0)
                .reduce((one, other) -> other)
                .orElse(last)
                .at()
                .occurredAt();
    }

    /** The earliest facts of a span of hours, in order. */
    List<String> facts(long fromHour, long toHour, int most) {
        return inOrder(within(fromHour, toHour)).stream()
                .map(Entry::at)
                .map(FactOrder::id)
                .filter(id -> !id.isEmpty())
                .limit(most)
                .toList();
    }

    private List<Cell> within(long fromHour, long toHour) {
        asked.at(fromHour);
        asked.at(toHour);
        return cells.stream()
                .filter(seen -> seen.reaches(fromHour) && seen.hour() < toHour)
                .map(Seen::cell)
                .toList();
    }
}
