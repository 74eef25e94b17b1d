package io.landfall.domain.item;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import io.landfall.domain.feature.DeploymentHistory.Interval;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import io.landfall.domain.policy.WorkCalendar;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Lives;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Run;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a verdict about an item's episode looks at.
 *
 * @param last last known fields, which apply to all episodes
 * @param decisions all on the item that were seen, in order
 * @param deployed when each of the deployments that name it was effective
 * @param delivered while at least one of them was
 */
record ItemCase(
        String itemId,
        WorkItemFact last,
        SortedSet<String> features,
        Episode episode,
        PolicyView policy,
        List<DecisionFact> decisions,
        List<Interval> deployed,
        List<Stretch> delivered,
        NextInstant next) {

    /** The alerts of the runs of a window, in the calendar of the policy. */
    List<Alert> alerts(Kind kind, PolicyKey<Window> key, List<Span> spans) {
        Ruling<Window> window = policy.ruling(key);
        if (window == null) {
            return List.of();
        }
        WorkCalendar calendar = policy.value(PolicyKey.CALENDAR, WorkCalendar.ALWAYS);
        List<Run> runs = spans.stream()
                .map(span -> Run.of(
                        span.clock(),
                        span.since(),
                        clock -> List.of(span.stretch()
                                .startingAt(calendar.end(clock, window.value().length())))))
                .toList();
        return alerts(
                kind,
                new Applied(window.scope(), window.version(), window.value().text()),
                runs);
    }

    /** Time that a window runs over: the clock starts, and what it measures lasts as long as the stretch. */
    record Span(Instant clock, Instant since, Stretch stretch) {

        static Span of(Stretch stretch) {
            return new Span(stretch.from(), stretch.from(), stretch);
        }
    }

    List<Alert> alerts(Kind kind, Applied applied, List<Run> runs) {
        Lives lives = new Lives(kind, episode.startAt(), decisions, policy, next);
        return runs.stream()
                .flatMap(run -> lives.of(run).stream())
                .map(life -> new Alert(
                        kind,
                        "item:" + itemId,
                        title(),
                        last.team(),
                        episode.number(),
                        life,
                        applied,
                        evidence(life.openedAt())))
                .toList();
    }

    private String title() {
        return last.title() != null ? last.title() : last.key() != null ? last.key() : itemId;
    }

    private Evidence evidence(Instant openedAt) {
        List<String> known = episode.steps().stream()
                .map(Episode.Step::at)
                .filter(fact -> fact.seenBy(openedAt))
                .map(FactOrder::id)
                .toList();
        return new Evidence(
                new TreeMap<>(Map.of("facts", (long) known.size())),
                known.subList(0, Math.min(known.size(), Evidence.FACTS)));
    }
}
