package io.landfall.domain.feature;

import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.fact.UseBucket.Sort;
import io.landfall.domain.feature.FoldedUse.Recent;
import io.landfall.domain.feature.FoldedUse.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Folds buckets of one signal. An hour stays replaceable until it is closed: what it added is known, so more that is heard of it takes
 * its place, as it would among buckets that were not folded.
 */
final class UseFolder {

    private final FoldedUse before;
    private final TreeSet<String> sources;
    private final TreeMap<Long, Span> spans = new TreeMap<>();
    private final TreeMap<Long, Recent> recent;
    private HourSet closed;
    private Instant closedHeardAt;

    UseFolder(FoldedUse before) {
        this.before = before;
        sources = new TreeSet<>(before.sources());
        before.spans().forEach(span -> spans.put(span.from(), span));
        recent = new TreeMap<>(before.recent());
        closed = before.closed();
        closedHeardAt = before.closedHeardAt();
    }

    /** Takes in a bucket in the place of what was known of its hour. */
    void add(UseBucket bucket, Instant heardAt) {
        long hour = bucket.hour();
        sources.addAll(bucket.sources());
        Recent last = recent.put(hour, new Recent(Hours.ceiling(heardAt), FoldedCells.sums(bucket.cells())));
        Map<Sort, Long> sums = last == null ? Map.of() : last.sums();
        Map.Entry<Long, Span> at = spans.floorEntry(hour);
        if (at == null
                || at.getValue().to() < hour
                || at.getValue().from() == at.getValue().to()) {
            spans.put(hour, new Span(hour, hour, bucket.cells()));
            return;
        }
        Span span = at.getValue();
        spans.put(
                span.from(),
                joined(
                        new Span(span.from(), span.to(), FoldedCells.without(span.cells(), hour, sums)),
                        new Span(hour, hour, bucket.cells())));
    }

    private static Span joined(Span one, Span other) {
        long from = Math.min(one.from(), other.from());
        return new Span(
                from,
                Math.max(one.to(), other.to()),
                FoldedCells.known(FoldedCells.joined(one.cells(), other.cells()), from));
    }

    /**
     * Joins the spans between the same marks: somebody asks for the hours from a mark on, or for those before it. A span that was joined
     * before there was a mark within it stays as it is: who asks from there on sees no more than it.
     *
     * @param gap nobody asks for a shorter one between two uses
     */
    void join(NavigableSet<Long> marks, Duration gap) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans.values()) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            Long mark = last == null ? null : marks.higher(last.from());
            if (last == null || (mark != null && mark <= span.to())) {
                joined.add(span);
            } else {
                joined.set(joined.size() - 1, joined(last, span));
            }
        }
        spans.clear();
        joined.forEach(span ->
                spans.put(span.from(), new Span(span.from(), span.to(), FoldedCells.withGaps(span.cells(), gap))));
    }

    /** Hours that were heard before an instant are added up for good. */
    void close(Instant heardBefore) {
        List<Long> old = new ArrayList<>();
        recent.forEach((hour, last) -> {
            Instant heardAt = Hours.start(last.heardHour());
            if (heardAt.isBefore(heardBefore)) {
                old.add(hour);
                closedHeardAt = heardAt.isAfter(closedHeardAt) ? heardAt : closedHeardAt;
            }
        });
        closed = closed.with(old);
        recent.keySet().removeAll(old);
    }

    /** Leaves but the first fact of the spans that end before an hour. */
    void strip(long hour) {
        List<Span> ended =
                spans.values().stream().filter(span -> span.to() < hour).toList();
        if (!ended.isEmpty()) {
            Span first = ended.get(0);
            spans.keySet().removeAll(ended.stream().map(Span::from).toList());
            spans.put(first.from(), new Span(first.from(), first.from(), FoldedCells.first(first.cells())));
        }
        recent.headMap(hour).clear();
    }

    FoldedUse folded() {
        return new FoldedUse(
                before.key(), List.copyOf(sources), List.copyOf(spans.values()), recent, closed, closedHeardAt);
    }
}
