package io.landfall.domain.feature;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket.Cell;
import io.landfall.domain.fact.UseBucket.Entry;
import io.landfall.domain.fact.UseBucket.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs of uses: what is left of the times of uses that were folded. A gap that is long enough for somebody to ask for stays a gap
 * between two runs, with the very instants at which it begins and ends. A gap of several signals is one of each of them, or more.
 */
final class Runs {

    private Runs() {}

    /** Those of a cell: of one hour, there is one at most. */
    static List<Run> of(Cell cell) {
        if (!cell.runs().isEmpty() || cell.sum() <= 0) {
            return cell.runs();
        }
        Instant last = Usage.lastReal(cell);
        FactOrder first = cell.earliest().stream()
                .filter(entry -> entry.count() > 0)
                .map(Entry::at)
                .findFirst()
                .orElseGet(() -> FactOrder.unnamed(last));
        return List.of(new Run(first, last, cell.sum()));
    }

    /** Runs in order, those united that share an hour. */
    static List<Run> united(List<Run> runs) {
        return joined(runs, Duration.ZERO);
    }

    /** Runs in order, those united that share an hour or have less than a gap between them. */
    static List<Run> joined(List<Run> runs, Duration gap) {
        List<Run> joined = new ArrayList<>();
        runs.stream().sorted(Comparator.comparing(Run::first)).forEach(run -> {
            Run before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            Instant first = run.first().occurredAt();
            if (before != null
                    && (Hours.of(first) <= Hours.of(before.last())
                            || first.isBefore(before.last().plus(gap)))) {
                Instant last = before.last().isAfter(run.last()) ? before.last() : run.last();
                joined.set(joined.size() - 1, new Run(before.first(), last, before.sum() + run.sum()));
            } else {
                joined.add(run);
            }
        });
        return joined;
    }

    /** Without so many uses of an hour: more was heard of it, and it will be added anew. */
    static List<Run> without(List<Run> runs, long hour, long sum) {
        return runs.stream()
                .map(run -> Hours.of(run.first().occurredAt()) <= hour && hour <= Hours.of(run.last())
                        ? new Run(run.first(), run.last(), run.sum() - sum)
                        : run)
                .filter(run -> run.sum() > 0)
                .toList();
    }
}
