package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What windows over use of one delivery episode have in common: paused while unknown, widened to whole hours. */
final class OverUse {

    final DeliveryCase about;
    final boolean countUnknown;
    /** All usage facts of the feature, in order. */
    final List<Fact> usages;

    private final String feature;

    OverUse(DeliveryCase about) {
        this.about = about;
        this.countUnknown = about.settings().countUnknown();
        this.feature = about.delivery().feature;
        this.usages = about.world().usages.of(feature);
    }

    /** A deadline that falls due only once a source of the feature was heard in its hour or later. */
    Due due(Instant clock, Duration window, WorkingTime time) {
        Due due = due(clock, window, time, unknown());
        return due != null && about.world().usages.heardSince(feature, due.deadline()) ? due : null;
    }

    Due due(Instant clock, Duration window, WorkingTime time, List<Interval> unknown) {
        return about.due(clock, window, time, unknown, Sources::wholeHour);
    }

    List<Interval> unknown() {
        return about.world().sources.unknown(feature);
    }

    boolean isUse(Fact usage) {
        return Usages.counts(usage, countUnknown);
    }

    /** The uses that count, from an instant on. */
    List<Fact> usesSince(Instant start) {
        return usages.stream()
                .filter(usage -> isUse(usage) && !usage.occurredAt().isBefore(start))
                .toList();
    }

    List<Fact> within(Instant start, Instant end) {
        return usages.stream().filter(usage -> Usages.within(usage, start, end)).toList();
    }

    long deploymentsBy(Instant opened) {
        return about.delivery().deploymentsBy(opened);
    }

    static long sum(List<Fact> uses) {
        return uses.stream().mapToLong(Usages::count).sum();
    }

    static long actors(List<Fact> uses) {
        return uses.stream()
                .filter(use -> use.has("actor"))
                .map(use -> use.text("actor"))
                .distinct()
                .count();
    }

    /** The counts, the starter and the facts of a window over use, its coverage. */
    ObjectNode evidence(ObjectNode counts, List<Fact> facts, Instant start, Instant end) {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.set("counts", counts);
        Stream<Fact> all = Stream.concat(Stream.of(about.delivery().starter.fact()), facts.stream());
        Rows.strings(evidence, "facts", all.map(Fact::id).limit(10).toList());
        double coverage = about.world().usages.coverage(feature, start, end);
        return evidence.put("coverage", BigDecimal.valueOf(coverage).stripTrailingZeros()); // integers plain
    }
}
