package io.landfall.domain.item;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyKey.ClosureClock;
import io.landfall.domain.policy.PolicyView;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Open longer than its closure window: strictly, so that a closing at the deadline itself prevents it. */
final class OpenPastClosureWindow {

    private OpenPastClosureWindow() {}

    static List<Alert> of(
            String itemId,
            WorkItemFact last,
            Episode episode,
            List<DecisionFact> decisions,
            PolicyView policy,
            NextInstant next) {
        Ruling<Window> window = policy.ruling(PolicyKey.CLOSURE_WINDOW);
        Instant clock = clock(episode, policy.value(PolicyKey.CLOSURE_CLOCK, ClosureClock.CREATED));
        if (window == null || clock == null) {
            return List.of();
        }
        Instant deadline = policy.value(PolicyKey.CALENDAR, WorkCalendar.ALWAYS)
                .end(clock, window.value().length());
        List<DecisionFact> since = decisions.stream()
                .filter(decision -> !decision.at().occurredAt().isBefore(episode.startAt()))
                .toList();
        Stretch overdue = episode.closedBy() == null
                ? Stretch.open(deadline)
                : new Stretch(deadline, episode.closedBy(), Cause.CLOSURE);
        List<Alert> alerts = new ArrayList<>();
        for (Life life : new Lives(Kind.OPEN_PAST_CLOSURE_WINDOW, since, policy, next).of(clock, List.of(overdue))) {
            alerts.add(new Alert(
                    Kind.OPEN_PAST_CLOSURE_WINDOW,
                    "item:" + itemId,
                    title(itemId, last),
                    last.team(),
                    episode.number(),
                    life,
                    new Applied(window.scope(), window.version(), window.value().text()),
                    evidence(episode, life.openedAt())));
        }
        return alerts;
    }

    private static @Nullable Instant clock(Episode episode, ClosureClock clock) {
        return switch (clock) {
            case CREATED -> episode.startAt();
            case COMMITTED -> episode.committedAt();
            case STARTED -> episode.startedAt();
        };
    }

    private static String title(String itemId, WorkItemFact last) {
        return last.title() != null ? last.title() : last.key() != null ? last.key() : itemId;
    }

    private static Evidence evidence(Episode episode, Instant openedAt) {
        List<String> known = episode.facts().stream()
                .filter(fact -> fact.seenBy(openedAt))
                .map(FactOrder::id)
                .toList();
        return new Evidence(
                new TreeMap<>(Map.of("facts", (long) known.size())),
                known.subList(0, Math.min(known.size(), Evidence.FACTS)),
                null);
    }
}
