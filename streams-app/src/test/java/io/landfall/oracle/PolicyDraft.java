package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Writes single policy records of a history, as a row of numbers chooses. */
record PolicyDraft(Draft draft) {

    /** A policy record; pinned where there is no instant. */
    void write(Dice dice, String scope, Instant at) {
        ObjectNode fact = at == null
                ? JsonNodeFactory.instance.objectNode().put("id", "pinned-" + draft.pinned.size())
                : draft.fact(dice, "policy", "policies", at);
        fact.put("scope", scope);
        boolean whole = scope.equals("default");
        if (whole || dice.chance(50)) {
            fact.put("closureWindow", dice.chance(6) ? "off" : Draft.windowText(dice));
        }
        if (whole || dice.chance(50)) {
            fact.put("adoptionWindow", dice.chance(6) ? "off" : Draft.windowText(dice));
        }
        if (dice.chance(30)) {
            fact.put("closureClock", dice.of("CREATED", "COMMITTED", "STARTED"));
        }
        if (dice.chance(25)) {
            fact.put("adoptionMinUses", dice.of(1, 2, 3));
        }
        if (dice.chance(25)) {
            fact.put("countUnknown", dice.of(true, true, false));
        }
        if (dice.chance(15)) {
            fact.put("minRollout", dice.of(50, 10, 100));
        }
        if (dice.chance(40)) {
            fact.put("remindEvery", dice.of("P1D", "PT6H", "P2D", "off"));
        }
        if (dice.chance(25)) {
            fact.put("baselineAt", draft.when(dice).toString());
        }
        if (dice.chance(25)) {
            calendar(dice, fact.putObject("calendar"));
        }
        (at == null ? draft.pinned : draft.facts).add(fact);
    }

    private void calendar(Dice dice, ObjectNode calendar) {
        calendar.put("zone", dice.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"));
        Draft.strings(
                calendar,
                "workingDays",
                dice.of(
                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"),
                        List.of("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY"),
                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")));
        if (dice.chance(40)) {
            Instant holiday = draft.base.plus(Duration.ofDays(dice.below(7)));
            Draft.strings(
                    calendar,
                    "holidays",
                    List.of(holiday.atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        }
    }
}
