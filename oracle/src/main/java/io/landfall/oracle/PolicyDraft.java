package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Writes single policy records of a history, as a row of numbers chooses. */
record PolicyDraft(Draft draft) {

    private static final List<String> WINDOWS = List.of(
            "entryWindow",
            "almostDoneWindow",
            "stalledWindow",
            "receptionWindow",
            "fadeWindow",
            "closureDecisionWindow");

    /** A policy record; pinned where there is no instant. */
    void write(Dice dice, String scope, Instant at) {
        ObjectNode fact = at == null
                ? JsonNodeFactory.instance.objectNode().put("id", "pinned-" + draft.pinned.size())
                : draft.fact(dice, "policy", "policies", at);
        fact.put("scope", scope);
        boolean whole = scope.equals("default");
        windows(dice, fact, whole);
        if (whole ? !dice.chance(45) : dice.chance(10)) {
            fact.put("sourceSilence", dice.of("P1D", "PT23H", "PT12H", "PT35H", "PT6H30M", "off"));
        }
        if (dice.chance(whole ? 60 : 25)) {
            followUps(fact, dice.of(1, 2, 3, 1, 0));
        }
        if (dice.chance(30)) {
            fact.put("closureClock", dice.of("CREATED", "COMMITTED", "STARTED"));
        }
        if (dice.chance(25)) {
            fact.put("adoptionMinUses", dice.of(1, 2, 3, 0));
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

    private static void windows(Dice dice, ObjectNode fact, boolean whole) {
        for (String window : List.of("closureWindow", "adoptionWindow")) {
            if (whole || dice.chance(35)) {
                fact.put(window, dice.chance(10) ? "off" : Draft.windowText(dice));
            }
        }
        for (String window : WINDOWS) {
            if (dice.chance(whole ? 65 : 20)) {
                fact.put(window, dice.chance(8) ? "off" : Draft.windowText(dice));
            }
        }
    }

    private static void followUps(ObjectNode fact, int number) {
        if (number > 0) {
            fact.put("followUps", number);
        } else {
            fact.put("followUps", "off");
        }
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
