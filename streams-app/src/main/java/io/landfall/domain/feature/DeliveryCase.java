package io.landfall.domain.feature;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.policy.WorkCalendar;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Life;
import io.landfall.domain.verdict.Lives;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Period;
import io.landfall.domain.verdict.Run;
import io.landfall.domain.verdict.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict about a delivery episode looks at.
 *
 * @param startAt delivered, rolled out and launched; absent while it is not. The clock of use waits for a proof, too
 * @param effective when people could use it
 * @param until when the next episode began
 * @param decisions all on the feature that were seen, in order
 */
record DeliveryCase(
        DeliveryState state,
        DeliveryEpisode episode,
        @Nullable Instant startAt,
        List<Stretch> effective,
        @Nullable Instant until,
        PolicyView policy,
        List<DecisionFact> decisions,
        Telemetry telemetry,
        NextInstant next) {

    /**
     * A run of a verdict with what it rests on.
     *
     * @param evidence as known when an alert opened
     */
    record Finding(Run run, Function<Instant, Evidence> evidence) {}

    List<Alert> alerts(Kind kind, Applied applied, List<Finding> findings) {
        Lives lives = new Lives(kind, episode.deliveredAt(), decisions, policy, next);
        List<Alert> alerts = new ArrayList<>();
        AskedHours asked = telemetry.usage().asked();
        asked.ofVerdict();
        for (Finding finding : findings) {
            for (Life life : lives.of(finding.run())) {
                Evidence evidence = finding.evidence().apply(life.openedAt());
                asked.ofAlert(life);
                alerts.add(new Alert(
                        kind,
                        "feature:" + state.feature(),
                        state.name() == null ? state.feature() : state.name(),
                        state.team(),
                        state.episode(),
                        life,
                        applied,
                        evidence));
            }
        }
        return alerts;
    }

    WorkCalendar calendar() {
        return policy.value(PolicyKey.CALENDAR, WorkCalendar.ALWAYS);
    }

    boolean countUnknown() {
        return policy.value(PolicyKey.COUNT_UNKNOWN, false);
    }

    /** The effective time from an instant on. */
    List<Stretch> effectiveFrom(Instant instant) {
        return effective.stream()
                .filter(stretch -> stretch.outlasts(instant))
                .map(stretch -> stretch.from().isBefore(instant) ? stretch.startingAt(instant) : stretch)
                .toList();
    }

    /** The effective time once a window was used up, which it is only while effective. Empty while it is not used up. */
    List<Stretch> overdue(Instant clock, Duration window) {
        return overdue(clock, window, calendar(), List.of(), Function.identity());
    }

    /** The same for a window over use: it stands still while nothing is known, and ends with a whole hour. */
    List<Stretch> overdueOfUse(Instant clock, Duration window, WorkCalendar calendar, List<Period> unknown) {
        return overdue(clock, window, calendar, unknown, end -> Hours.start(Hours.ceiling(end)));
    }

    private List<Stretch> overdue(
            Instant clock,
            Duration window,
            WorkCalendar calendar,
            List<Period> unknown,
            Function<Instant, Instant> widened) {
        Duration left = window;
        List<Period> effectiveTime = effectiveFrom(clock).stream()
                .map(stretch -> new Period(stretch.from(), stretch.to()))
                .toList();
        for (Period part : Period.without(effectiveTime, unknown)) {
            Instant end = calendar.end(part.from(), left);
            if (end.equals(Instant.MAX)) {
                return List.of();
            }
            Instant deadline = widened.apply(end);
            if (part.to() == null || part.to().isAfter(deadline)) {
                next.after(deadline);
                return effectiveFrom(deadline);
            }
            Duration rest = left.minus(calendar.between(part.from(), part.to()));
            left = rest.isNegative() ? Duration.ZERO : rest;
        }
        return List.of();
    }

    /** The absence of something through a window over use. */
    Absence absence(Instant clock, Duration window, @Nullable FactOrder seen, Cause cause) {
        List<Period> unknown = telemetry.unknown();
        return new Absence(this, clock, overdueOfUse(clock, window, calendar(), unknown), unknown, seen, cause);
    }
}
