package io.landfall.domain.feature;

import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.fact.UseBucket.Cell;
import io.landfall.domain.fact.UseBucket.Sort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Old buckets of one signal, or of a feature that the sender named, folded together.
 *
 * @param spans in order; they do not overlap
 * @param recent hours that may still be replaced
 * @param closed hours that were added up for good
 * @param closedHeardAt no closed hour was heard later
 */
public record FoldedUse(
        UseBucket.Key key,
        List<String> sources,
        List<Span> spans,
        NavigableMap<Long, Recent> recent,
        HourSet closed,
        Instant closedHeardAt) {

    /** Usage from the first to the last hour of a span. The cells of a span of one hour are those of its bucket. */
    public record Span(long from, long to, List<Cell> cells) {

        UseBucket bucket(UseBucket.Key key, List<String> sources) {
            return new UseBucket(key.signal(), key.feature(), key.patterns(), from, cells, sources);
        }
    }

    /**
     * What has to be taken away again when more is heard of an hour.
     *
     * @param heardHour the hour, rounded up, in which it was heard
     * @param sums what it adds, by sort
     */
    public record Recent(long heardHour, Map<Sort, Long> sums) {}

    public static FoldedUse nothing(UseBucket.Key key) {
        return new FoldedUse(key, List.of(), List.of(), new TreeMap<>(), HourSet.NONE, Instant.EPOCH);
    }

    boolean covers(long hour) {
        return spans.stream().anyMatch(span -> span.from() <= hour && hour <= span.to());
    }

    List<UseBucket> buckets() {
        return spans.stream().map(span -> span.bucket(key, sources)).toList();
    }
}
