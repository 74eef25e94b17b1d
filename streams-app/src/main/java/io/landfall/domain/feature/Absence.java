package io.landfall.domain.feature;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Period;
import io.landfall.domain.verdict.Run;
import io.landfall.domain.verdict.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that telemetry would have seen, and did not, through a window.
 *
 * @param clock start of the window
 * @param overdue the effective time once it was used up; empty while it is not
 * @param unknown the time in which it stood still
 * @param seen the fact that ends the absence
 */
record Absence(
        DeliveryCase delivery,
        Instant clock,
        List<Stretch> overdue,
        List<Period> unknown,
        @Nullable FactOrder seen,
        Cause cause) {

    /** Whether the window passed without it. A fact at the very end does not prevent that, it ends it at once. */
    boolean lasted() {
        return !overdue.isEmpty()
                && delivery.next().asOf().isAfter(deadline())
                && (seen == null || !seen.occurredAt().isBefore(deadline()));
    }

    /** Whether a source was heard since, so that the absence is no mere silence. */
    boolean known() {
        return delivery.telemetry().reached(deadline(), delivery.next());
    }

    /**
     * Whether it lasted and is known. If it is not so yet, or a decision answers it for now, somebody may still ask what was seen
     * instead.
     *
     * @param fromHour the first hour of the window
     */
    boolean holds(long fromHour) {
        AskedHours asked = delivery.telemetry().usage().asked();
        asked.pending(fromHour, seen);
        if (!overdue.isEmpty()) {
            asked.pending(Hours.of(deadline()), seen);
        }
        return lasted() && known();
    }

    Instant deadline() {
        return overdue.get(0).from();
    }

    Run run(Instant since) {
        List<Stretch> held = seen == null
                ? overdue
                : overdue.stream()
                        .filter(stretch -> !stretch.from().isAfter(seen.occurredAt()))
                        .map(stretch -> stretch.until(seen, cause))
                        .toList();
        return new Run(clock, since, held, lapsedAt -> held);
    }

    /**
     * What was seen in the window instead.
     *
     * @param fromHour the first hour of the window
     * @param own counts that stand before those by class of actor
     */
    Evidence evidence(long fromHour, SortedMap<String, Long> own) {
        long toHour = Hours.of(deadline());
        Telemetry telemetry = delivery.telemetry();
        SortedMap<String, Long> counts = new TreeMap<>(telemetry
                .usage()
                .totals(fromHour, toHour, delivery.countUnknown())
                .others());
        counts.putAll(own);
        List<String> facts = new ArrayList<>(
                List.of(delivery.episode().intervals().get(0).start().id()));
        facts.addAll(telemetry.usage().facts(fromHour, toHour, Evidence.FACTS - 1));
        return new Evidence(counts, facts, coverage(fromHour), paused());
    }

    double coverage(long fromHour) {
        Telemetry telemetry = delivery.telemetry();
        return telemetry
                .heard()
                .coverage(
                        fromHour,
                        Hours.of(deadline()),
                        telemetry.sources(),
                        telemetry.mapped(),
                        delivery.next().asOf());
    }

    Duration paused() {
        return Period.within(clock, deadline(), unknown);
    }
}
