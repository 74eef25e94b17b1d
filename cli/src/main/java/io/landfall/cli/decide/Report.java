package io.landfall.cli.decide;

import io.landfall.cli.Terminal;
import io.landfall.cli.alerts.AlertChange;
import io.landfall.cli.alerts.AlertWords;
import io.landfall.cli.broker.TopicReader;
import io.landfall.event.FactJson;
import io.landfall.event.Instants;
import io.landfall.event.OutputJson;
import io.landfall.schema.Alert;
import io.landfall.schema.ClearCause;
import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what was recorded, and what became of it. */
public final class Report {

    private final Decision decision;
    private final Outcome outcome;

    public Report(Decision decision, Outcome outcome) {
        this.decision = decision;
        this.outcome = outcome;
    }

    /** One JSON object: the decision, whether the pipeline has taken it in, and the alerts by what became of them. */
    public String json() {
        return "{\"decision\": " + FactJson.canonical(decision) + ", \"state\": \"" + outcome.state()
                + "\", \"cleared\": " + json(outcome.cleared())
                + ", \"snoozed\": " + json(outcome.snoozed())
                + ", \"retracted\": " + json(outcome.retracted())
                + ", \"open\": " + json(outcome.open()) + '}';
    }

    private static String json(List<Alert> alerts) {
        return alerts.stream().map(OutputJson::write).collect(Collectors.joining(", ", "[", "]"));
    }

    /** What was recorded, and a line for each alert of the subject. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("recorded", recorded()));
        outcome.cleared().forEach(alert -> lines.add(line("cleared", changed(alert) + again(alert))));
        outcome.retracted().forEach(alert -> lines.add(line("retracted", changed(alert))));
        outcome.snoozed().forEach(alert -> lines.add(line("snoozed", changed(alert) + until())));
        outcome.open().forEach(alert -> lines.add(line("open", AlertWords.raised(alert))));
        return lines;
    }

    private static String line(String word, String words) {
        return "%-9s  %s".formatted(word, words);
    }

    private String recorded() {
        String kind = decision.getKind() == null ? "" : " of " + decision.getKind();
        String what = decision.getOutcome() == null
                ? decision.getDecision() + kind
                : decision.getDecision() + " " + decision.getOutcome() + kind;
        return what + " on " + Terminal.plain(decision.getSubject()) + " by "
                + Terminal.plain(String.join(", ", decision.getBy())) + " at "
                + Instants.format(decision.getOccurredAt()) + until();
    }

    private String until() {
        return decision.getUntil() == null ? "" : ", until " + Instants.format(decision.getUntil());
    }

    private static String changed(Alert alert) {
        return AlertChange.of(null, alert).words();
    }

    /** Whether, and when, the question comes back. */
    private String again(Alert alert) {
        if (alert.getCause() != ClearCause.DECISION) {
            return "";
        } else if (decision.getUntil() != null) {
            return "; asked again after " + Instants.format(decision.getUntil()) + ", where it still holds";
        }
        return decision.getOutcome() == DecisionOutcome.REFUSED ? "; its window starts anew" : "";
    }

    /**
     * What is to be said beside it.
     *
     * @param reader to find out why nothing changed
     */
    public List<String> remarks(TopicReader reader, Instant now) {
        List<String> remarks = new ArrayList<>();
        if (decision.getUntil() == null && isForAWhile()) {
            remarks.add("without --until it holds for ever");
        }
        String remark = remark(reader, now);
        if (remark != null) {
            remarks.add(remark);
        }
        return remarks;
    }

    private boolean isForAWhile() {
        DecisionOutcome said = decision.getOutcome();
        return decision.getDecision() == DecisionKind.SNOOZE
                || said == DecisionOutcome.DEFERRED
                || said == DecisionOutcome.KEPT_OPEN;
    }

    private @Nullable String remark(TopicReader reader, Instant now) {
        boolean concerned = outcome.before().values().stream().anyMatch(alert -> Answering.concerns(decision, alert));
        return switch (outcome.state()) {
            case NOT_ASKED -> "recorded; what becomes of it was not waited for";
            case NO_ANSWER ->
                "recorded, but the pipeline did not answer in time, so what it changes is not known; see that ./landfall"
                        + " run is running, and then what ./landfall alerts says";
            case UNCHANGED -> unchanged(reader, now);
            case CONFIRMED -> {
                if (outcome.before().isEmpty() && outcome.changed().isEmpty()) {
                    yield "nothing was open on " + Terminal.plain(decision.getSubject());
                }
                yield concerned || !outcome.changed().isEmpty() ? null : beside();
            }
        };
    }

    private String beside() {
        return decision.getDecision() == DecisionKind.SNOOZE
                ? "what is open is snoozed already, or of another kind"
                : "nothing that is open is answered by " + decision.getDecision();
    }

    private String unchanged(TopicReader reader, Instant now) {
        String read = "the pipeline has read it, and what is open has not changed within " + Recording.QUIET.toSeconds()
                + " s";
        if (decision.getOccurredAt().isAfter(now)) {
            return read + ": it counts from " + Instants.format(decision.getOccurredAt()) + " on";
        }
        List<String> held = Declared.before(decision.getOccurredAt(), reader);
        return held.isEmpty()
                ? read + ": a decision does not count for what began after it was made"
                : read
                        + "; it counts once the sources of its subject have declared progress beyond it, and so far there"
                        + " is " + String.join(", ", held);
    }
}
