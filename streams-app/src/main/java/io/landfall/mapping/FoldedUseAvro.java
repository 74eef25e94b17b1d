package io.landfall.mapping;

import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.fact.UseBucket.Cell;
import io.landfall.domain.fact.UseBucket.Sort;
import io.landfall.domain.feature.FoldedUse;
import io.landfall.domain.feature.FoldedUse.Span;
import io.landfall.schema.ActorClass;
import io.landfall.schema.UsageFact;
import io.landfall.schema.internal.FoldedCell;
import io.landfall.schema.internal.FoldedSort;
import io.landfall.schema.internal.FoldedSpan;
import io.landfall.schema.internal.UseEntry;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Folded usage to the records of the stores and back: there may be years of it, so it is written small. */
public final class FoldedUseAvro {

    private FoldedUseAvro() {}

    public static io.landfall.schema.internal.FoldedUse to(FoldedUse use) {
        Set<Sort> all = new LinkedHashSet<>();
        use.spans().forEach(span -> span.cells().forEach(cell -> all.add(cell.sort())));
        use.recent().values().forEach(recent -> all.addAll(recent.sums().keySet()));
        List<Sort> sorts = List.copyOf(all);
        return new io.landfall.schema.internal.FoldedUse(
                use.key().signal(),
                use.key().feature(),
                use.key().patterns(),
                use.sources(),
                sorts.stream().map(FoldedUseAvro::sort).toList(),
                use.spans().stream().map(span -> span(span, sorts)).toList(),
                RecentBytes.of(use.recent(), sorts),
                use.closed().from(),
                HourBits.deflated(use.closed().bits()));
    }

    private static FoldedSort sort(Sort sort) {
        return new FoldedSort(
                UsageFact.valueOf(sort.kind().name()),
                ActorClass.valueOf(sort.actorClass().name()),
                sort.production());
    }

    private static FoldedSpan span(Span span, List<Sort> sorts) {
        List<FoldedCell> cells = span.cells().stream()
                .map(cell -> new FoldedCell(
                        sorts.indexOf(cell.sort()),
                        cell.sum(),
                        cell.last(),
                        cell.earliest().stream()
                                .map(entry -> new UseEntry(StateToAvro.order(entry.at()), entry.count(), entry.actor()))
                                .toList(),
                        StateToAvro.actors(cell.actors()),
                        RunBytes.of(cell.runs())))
                .toList();
        return new FoldedSpan(span.from(), span.to(), cells);
    }

    /** @param heardAt no hour that was added up for good was heard later */
    public static FoldedUse from(io.landfall.schema.internal.FoldedUse use, Instant heardAt) {
        List<Sort> sorts = use.getSorts().stream()
                .map(sort -> new Sort(
                        UseBucket.Kind.valueOf(sort.getFact().name()),
                        UseBucket.ActorClass.valueOf(sort.getActorClass().name()),
                        sort.getProduction()))
                .toList();
        return new FoldedUse(
                new UseBucket.Key(use.getSignal(), use.getFeature(), use.getPatterns()),
                use.getSources(),
                use.getSpans().stream().map(span -> span(span, sorts)).toList(),
                RecentBytes.from(use.getRecent(), sorts),
                HourBits.inflated(use.getClosedFrom(), use.getClosed()),
                heardAt);
    }

    private static Span span(FoldedSpan span, List<Sort> sorts) {
        List<Cell> cells = span.getCells().stream()
                .map(cell -> cell(cell, sorts.get(cell.getSort())))
                .toList();
        return new Span(span.getFrom(), span.getTo(), cells);
    }

    private static Cell cell(FoldedCell cell, Sort sort) {
        return new Cell(
                sort.kind(),
                sort.actorClass(),
                sort.production(),
                cell.getSum(),
                cell.getLast(),
                StateFromAvro.entries(cell.getEarliest()),
                StateFromAvro.actors(cell.getActors()),
                RunBytes.from(cell.getRuns()));
    }
}
