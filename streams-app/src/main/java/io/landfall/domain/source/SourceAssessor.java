package io.landfall.domain.source;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import io.landfall.domain.verdict.Alert.Evidence;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Life;
import io.landfall.domain.verdict.Lives;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Run;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The law for telemetry sources: same hearings, same policies, same instant, same answer. */
public final class SourceAssessor {

    /**
     * What the facts say of a source at as-of.
     *
     * @param next the next instant at which it could change
     */
    public record SourceAssessment(
            List<Alert> alerts, @Nullable Instant next) {}

    private SourceAssessor() {}

    public static SourceAssessment assess(SourceTimeline timeline, Policies policies, Instant asOf) {
        NextInstant next = new NextInstant(asOf);
        timeline.decisions().forEach(decision -> next.at(decision.at().occurredAt()));
        next.atAny(policies.nextChange(Silences.SCOPES, asOf));
        next.atAny(timeline.heard().unseenSince(Long.MIN_VALUE, List.of(timeline.source()), asOf));
        List<DecisionFact> decisions = timeline.decisions().stream()
                .filter(decision -> decision.at().seenBy(asOf))
                .toList();
        List<Alert> alerts = new ArrayList<>();
        List<Silence> silences = new Silences(timeline.heard(), policies, next).of(timeline.source());
        for (int i = 0; i < silences.size(); i++) {
            alerts.addAll(alerts(timeline.source(), i + 1, silences.get(i), decisions, next));
        }
        return new SourceAssessment(alerts, next.get());
    }

    private static List<Alert> alerts(
            String source, int number, Silence silence, List<DecisionFact> decisions, NextInstant next) {
        Stretch silent = Stretch.open(silence.deadline());
        if (silence.spoke() != null) {
            silent = silent.until(new FactOrder(silence.spoke(), "", null, ""), Cause.SPOKE);
        }
        List<Stretch> held = List.of(silent);
        Run run = Run.of(silence.from(), silence.from(), clock -> held);
        List<Alert> alerts = new ArrayList<>();
        for (Life life : new Lives(Kind.SOURCE_SILENT, silence.from(), decisions, silence.policy(), next).of(run)) {
            alerts.add(new Alert(
                    Kind.SOURCE_SILENT,
                    "source:" + source,
                    source,
                    null,
                    number,
                    life,
                    new Applied(
                            silence.window().scope(),
                            silence.window().version(),
                            silence.window().value().text()),
                    new Evidence(new TreeMap<>(Map.of("hours", (long) silence.hours())), List.of())));
        }
        return alerts;
    }
}
