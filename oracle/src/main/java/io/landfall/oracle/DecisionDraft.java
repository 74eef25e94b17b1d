package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes decisions. */
record DecisionDraft(Draft draft) {

    private static final Map<String, List<String>> OUTCOMES = Map.of(
            "ENTRY", List.of("DEFERRED", "ACCEPTED", "DECLINED"),
            "EXIT", List.of("HELD", "RELEASED"),
            "RECEPTION", List.of("RECEIVED", "REFUSED"),
            "CLOSURE", List.of("KEPT_OPEN", "CLOSED"),
            "STOP", List.of("STOPPED", "SIMPLIFIED"),
            "SNOOZE", List.of("SNOOZED"));

    /** A decision that may make sense on the subject, or not. */
    void write(Dice dice, String subject, Instant at) {
        List<String> apt = subject.startsWith("item:")
                ? List.of("CLOSURE", "ENTRY", "EXIT", "STOP", "SNOOZE", "SNOOZE", "RECEPTION")
                : subject.startsWith("feature:")
                        ? List.of("CLOSURE", "RECEPTION", "RECEPTION", "STOP", "SNOOZE", "CLOSURE", "EXIT")
                        : List.of("STOP", "SNOOZE", "CLOSURE");
        write(dice, subject, apt.get(dice.below(apt.size())), null, at);
    }

    /** An answer to a kind of alert, a snooze of it, or both. */
    void write(Dice dice, String subject, Kind kind, Instant at) {
        List<String> answers = kind.answers.stream().sorted().toList();
        String answer = answers.get(dice.below(answers.size()));
        String what = dice.of("answer", "answer", "snooze", "both");
        if (!what.equals("answer")) {
            write(dice, subject, "SNOOZE", kind, at);
        }
        if (!what.equals("snooze")) {
            write(dice, subject, answer, kind, at.plus(what.equals("both") ? Duration.ofHours(1) : Duration.ZERO));
        }
    }

    /** Somebody received it, and often refuses it later. */
    void receive(Dice dice, String subject, Instant at) {
        write(dice, subject, "RECEPTION", List.of("RECEIVED"), null, at);
        if (dice.chance(50)) {
            write(dice, subject, "RECEPTION", List.of("REFUSED"), null, at.plus(Draft.window(dice)));
        }
    }

    private void write(Dice dice, String subject, String decision, Kind kind, Instant at) {
        write(dice, subject, decision, OUTCOMES.get(decision), kind, at);
    }

    private void write(Dice dice, String subject, String decision, List<String> outcomes, Kind kind, Instant at) {
        ObjectNode fact = draft.fact(dice, "decision", "people", at).put("subject", subject);
        fact.put("decision", decision);
        if (!dice.chance(15)) {
            fact.put("outcome", outcomes.get(dice.below(outcomes.size())));
        }
        if (decision.equals("SNOOZE") && dice.chance(60)) {
            Kind[] kinds = Kind.values();
            fact.put("kind", (kind != null ? kind : kinds[dice.below(kinds.length)]).name());
        }
        fact.putArray("by").add("ann");
        if (dice.chance(60)) {
            Instant later = at.plus(decision.equals("SNOOZE") ? Duration.ofDays(dice.of(1, 9)) : Draft.window(dice));
            Instant until = dice.chance(5) ? at.minusSeconds(1) : later;
            fact.put("until", until.toString());
        }
        draft.facts.add(fact);
    }
}
