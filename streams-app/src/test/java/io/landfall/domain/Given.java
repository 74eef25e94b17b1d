package io.landfall.domain;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.policy.PolicyRecord;
import io.landfall.domain.policy.Window;
import io.landfall.domain.verdict.Life;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Words that the tests of the domain share. {@code "3 14:00"} is two in the afternoon of 3 June 2026, a Wednesday. */
public final class Given {

    private static final LocalDate EVE = LocalDate.of(2026, 5, 31);

    private Given() {}

    public static Instant at(String time) {
        String[] parts = time.split(" ");
        return EVE.plusDays(Long.parseLong(parts[0]))
                .atTime(LocalTime.parse(parts[1]))
                .toInstant(ZoneOffset.UTC);
    }

    public static FactOrder fact(String id, String time) {
        return new FactOrder(at(time), "s", null, id);
    }

    public static Window window(String text) {
        return new Window(text, Duration.parse(text));
    }

    public static DecisionFact decision(DecisionFact.Kind kind, String time, String until) {
        return new DecisionFact(fact(kind + time, time), kind, null, until == null ? null : at(until), null);
    }

    public static DecisionFact decision(DecisionFact.Kind kind, String outcome, String time, String until) {
        return new DecisionFact(fact(kind + time, time), kind, outcome, until == null ? null : at(until), null);
    }

    public static DecisionFact snooze(String kind, String time, String until) {
        return new DecisionFact(
                fact("SNOOZE" + time, time),
                DecisionFact.Kind.SNOOZE,
                "SNOOZED",
                until == null ? null : at(until),
                kind);
    }

    public static PolicyRecord policy(String id, String scope, String time, Map<String, Object> values) {
        return new PolicyRecord(fact(id, time), scope, false, values, Set.of());
    }

    public static Policies policies(PolicyRecord... records) {
        Policies policies = new Policies();
        for (PolicyRecord policy : records) {
            policies.put(policy);
        }
        return policies;
    }

    /** {@code "2 10:00"} while it is open, {@code "2 10:00 - 3 00:00 USE"} once it was cleared. */
    public static String text(Life life) {
        String opened = text(life.openedAt());
        return life.clearedAt() == null ? opened : opened + " - " + text(life.clearedAt()) + ' ' + life.cause();
    }

    public static String text(Instant instant) {
        long days = Duration.between(EVE.atStartOfDay().toInstant(ZoneOffset.UTC), instant)
                .toDays();
        return days + " " + instant.atOffset(ZoneOffset.UTC).toLocalTime();
    }
}
