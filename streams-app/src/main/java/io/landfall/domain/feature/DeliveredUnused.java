package io.landfall.domain.feature;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import io.landfall.domain.policy.WorkCalendar;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Life;
import io.landfall.domain.verdict.Lives;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Delivered, able to report, its source alive, and not used enough through the whole adoption window. The window is used
 * up only while the feature is effective, and is widened to whole UTC hours.
 */
final class DeliveredUnused {

    private final Delivered delivered;
    private final Heard heard;
    private final Set<String> sources;
    private final NextInstant next;
    private @Nullable Instant awaits;

    DeliveredUnused(Delivered delivered, Heard heard, Set<String> sources, NextInstant next) {
        this.delivered = delivered;
        this.heard = heard;
        this.sources = sources;
        this.next = next;
    }

    /** The deadline that is due but for a source heard at or after it; absent where a hearing not seen yet will do. */
    @Nullable
    Instant awaits() {
        return awaits;
    }

    /** @param decisions those made since the delivery */
    List<Alert> alerts(List<DecisionFact> decisions) {
        Ruling<Window> window = delivered.policy().ruling(PolicyKey.ADOPTION_WINDOW);
        Instant clock = delivered.state().clockStartAt();
        if (window == null || clock == null || threshold() <= 0) {
            return List.of();
        }
        List<Stretch> overdue = overdue(clock, window.value().length());
        if (overdue.isEmpty()) {
            return List.of();
        }
        Instant deadline = overdue.get(0).from();
        next.after(deadline);
        if (!next.asOf().isAfter(deadline) || usedBefore(clock, deadline)) {
            return List.of();
        }
        if (!heard.since(Hours.of(deadline), sources, next.asOf())) {
            Instant unseen = heard.unseenSince(Hours.of(deadline), sources, next.asOf());
            if (unseen == null) {
                awaits = deadline;
            } else {
                next.at(unseen);
            }
            return List.of();
        }
        List<Alert> alerts = new ArrayList<>();
        Lives lives = new Lives(Kind.DELIVERED_UNUSED, decisions, delivered.policy(), next);
        for (Life life : lives.of(clock, untilUsed(overdue, used(clock)))) {
            alerts.add(alert(life, window, clock, deadline));
        }
        return alerts;
    }

    /** The effective time after the deadline; the first stretch starts at it. Empty while the window is not used up. */
    private List<Stretch> overdue(Instant clock, Duration window) {
        WorkCalendar calendar = delivered.policy().value(PolicyKey.CALENDAR, WorkCalendar.ALWAYS);
        Duration left = window;
        List<Stretch> overdue = new ArrayList<>();
        for (Stretch stretch : delivered.effective()) {
            if (!stretch.outlasts(clock)) {
                continue;
            }
            if (!overdue.isEmpty()) {
                overdue.add(stretch);
                continue;
            }
            Instant start = stretch.from().isAfter(clock) ? stretch.from() : clock;
            Instant end = calendar.end(start, left);
            if (end.equals(Instant.MAX)) {
                return List.of();
            }
            Instant deadline = Hours.start(Hours.ceiling(end));
            Instant to = stretch.to();
            if (to == null || to.isAfter(deadline)) {
                overdue.add(stretch.startingAt(deadline));
            } else {
                Duration rest = left.minus(calendar.between(start, to));
                left = rest.isNegative() ? Duration.ZERO : rest;
            }
        }
        return overdue;
    }

    private @Nullable FactOrder used(Instant clock) {
        return delivered
                .usage()
                .reaches(Hours.of(clock), threshold(), delivered.policy().value(PolicyKey.COUNT_UNKNOWN, false));
    }

    private boolean usedBefore(Instant clock, Instant deadline) {
        FactOrder used = used(clock);
        return used != null && used.occurredAt().isBefore(deadline);
    }

    private static List<Stretch> untilUsed(List<Stretch> overdue, @Nullable FactOrder used) {
        return used == null
                ? overdue
                : overdue.stream()
                        .filter(stretch -> !stretch.from().isAfter(used.occurredAt()))
                        .map(stretch -> stretch.until(used, Cause.USE))
                        .toList();
    }

    private long threshold() {
        return delivered.policy().value(PolicyKey.ADOPTION_MIN_USES, 1L);
    }

    private Alert alert(Life life, Ruling<Window> window, Instant clock, Instant deadline) {
        DeliveryState state = delivered.state();
        return new Alert(
                Kind.DELIVERED_UNUSED,
                "feature:" + state.feature(),
                state.name() == null ? state.feature() : state.name(),
                state.team(),
                state.episode(),
                life,
                new Applied(window.scope(), window.version(), window.value().text()),
                evidence(clock, deadline, life.openedAt()));
    }

    private Evidence evidence(Instant clock, Instant deadline, Instant openedAt) {
        long from = Hours.of(clock);
        long to = Hours.of(deadline);
        Usage.Totals totals =
                delivered.usage().totals(from, to, delivered.policy().value(PolicyKey.COUNT_UNKNOWN, false));
        SortedMap<String, Long> counts = new TreeMap<>(totals.others());
        counts.put("uses", totals.uses());
        counts.put("threshold", threshold());
        counts.put("deployments", delivered.episode().deployments(openedAt));
        List<String> facts = new ArrayList<>();
        facts.add(delivered.episode().intervals().get(0).start().id());
        facts.addAll(delivered.usage().facts(from, to, Evidence.FACTS - 1));
        return new Evidence(counts, facts, heard.coverage(from, to, sources, next.asOf()));
    }
}
