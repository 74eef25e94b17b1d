package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An alert in one line, as the scenario files say it: what it is about, where it is in its life, and what is special. */
public final class AlertLine {

    private AlertLine() {}

    /** @param kind the verdict that goes without saying */
    public static String of(JsonNode alert, String kind) {
        String of = alert.get("kind").textValue();
        long episode = alert.get("episode").longValue();
        return (of.equals(kind) ? "" : of + ' ')
                + alert.get("subject").textValue()
                + (episode == 1 ? "" : " #" + episode)
                + life(alert)
                + String.join("", special(alert));
    }

    private static String life(JsonNode alert) {
        String status = alert.get("status").textValue();
        String since = " since " + alert.get("openedAt").textValue();
        return switch (status) {
            case "CLEARED" ->
                " CLEARED by " + alert.get("cause").textValue() + ' '
                        + alert.get("clearedAt").textValue() + ", open" + since;
            case "REMINDED" -> " REMINDED " + times(alert, "time") + since;
            default -> ' ' + status + since;
        };
    }

    private static List<String> special(JsonNode alert) {
        List<String> special = new ArrayList<>();
        JsonNode evidence = alert.get("evidence");
        if (!alert.get("status").textValue().equals("REMINDED")
                && alert.get("reminders").longValue() > 0) {
            special.add(", " + times(alert, "reminder"));
        }
        if (alert.get("inherited").booleanValue()) {
            special.add(", inherited");
        }
        if (alert.path("implied").booleanValue()) {
            special.add(", implied");
        }
        if (evidence.has("paused")) {
            special.add(", paused " + evidence.get("paused").textValue());
        }
        if (evidence.has("decisions")) {
            List<String> decisions = new ArrayList<>();
            evidence.get("decisions").forEach(id -> decisions.add(id.textValue()));
            special.add(", names " + String.join(", ", decisions));
        }
        return special;
    }

    private static String times(JsonNode alert, String what) {
        long reminders = alert.get("reminders").longValue();
        return reminders + " " + what + (reminders == 1 ? "" : "s");
    }
}
