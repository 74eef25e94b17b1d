package io.landfall.cli.decide;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.event.Instants;
import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision as it was typed: its words in any case, with hyphens for underscores if you like. */
public record Draft(
        String subject,
        String decision,
        @Nullable String outcome,
        List<String> by,
        @Nullable String why,
        @Nullable Instant until,
        @Nullable String kind,
        Instant at) {

    /** Never declares progress, so that nothing holds back what it says. */
    static final String SOURCE = "landfall:decide";

    /**
     * The fact that it is. The rules of all facts hold; and what people type is checked for what they cannot have meant.
     *
     * @throws BadFactException that names the value at fault, and the nearest right one
     */
    public Decision fact() throws BadFactException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", FactType.DECISION.jsonName())
                .put("source", SOURCE)
                .put("occurredAt", Instants.format(at))
                .put("subject", subject)
                .put("decision", word(decision))
                .put("outcome", outcome == null ? null : word(outcome))
                .put("why", why)
                .put("until", until == null ? null : Instants.format(until))
                .put("kind", kind == null ? null : word(kind));
        by.forEach(json.withArray("/by")::add);
        Decision fact = (Decision) FactJson.parse(json.toString());
        requireSense(fact);
        return (Decision) Facts.withId(fact, Facts.contentId(FactJson.canonical(fact), 0));
    }

    private static String word(String typed) {
        return typed.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void requireSense(Decision fact) throws BadFactException {
        Set<DecisionOutcome> outcomes = outcomes(fact.getDecision());
        if (fact.getOutcome() != null && !outcomes.contains(fact.getOutcome())) {
            throw unknown(
                    "outcome",
                    fact.getOutcome() + ": that is no outcome of " + fact.getDecision() + ", which has "
                            + outcomes.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        if (fact.getKind() != null && fact.getDecision() != DecisionKind.SNOOZE) {
            throw unknown(
                    "kind",
                    fact.getKind() + ": only a SNOOZE is of one kind of alert; a " + fact.getDecision()
                            + " answers whatever asks for it");
        }
        if (fact.getUntil() != null && fact.getUntil().isBefore(fact.getOccurredAt())) {
            throw new BadFactException(
                    BadFactException.OUT_OF_RANGE,
                    "until",
                    "until is " + Instants.format(fact.getUntil()) + ": that lies before the decision itself, "
                            + Instants.format(fact.getOccurredAt()) + ", so it would never hold");
        }
    }

    private static BadFactException unknown(String field, String message) {
        return new BadFactException(BadFactException.UNKNOWN_VALUE, field, field + " is " + message);
    }

    private static Set<DecisionOutcome> outcomes(DecisionKind kind) {
        return switch (kind) {
            case ENTRY -> EnumSet.of(DecisionOutcome.ACCEPTED, DecisionOutcome.DECLINED, DecisionOutcome.DEFERRED);
            case EXIT -> EnumSet.of(DecisionOutcome.RELEASED, DecisionOutcome.HELD);
            case RECEPTION -> EnumSet.of(DecisionOutcome.RECEIVED, DecisionOutcome.REFUSED);
            case CLOSURE -> EnumSet.of(DecisionOutcome.CLOSED, DecisionOutcome.KEPT_OPEN);
            case STOP -> EnumSet.of(DecisionOutcome.STOPPED, DecisionOutcome.SIMPLIFIED);
            case SNOOZE -> EnumSet.of(DecisionOutcome.SNOOZED);
            case UNRECOGNIZED -> EnumSet.noneOf(DecisionOutcome.class);
        };
    }
}
