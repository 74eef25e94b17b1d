package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * One alert that holds or held.
 *
 * @param kind which verdict
 * @param subject about what
 * @param title of the subject
 * @param team of the subject, may be {@code null}
 * @param episode number of the subject's episode
 * @param episodeStart since when decisions count
 * @param openedAt the deadline
 * @param answer what cleared it; {@code null} while it holds
 * @param clockStartedAt start of the clock; after a decision that lapsed, its {@code until}
 * @param settings the policy that applies
 * @param evidence as it was at openedAt
 */
record Alert(
        Kind kind,
        String subject,
        String title,
        String team,
        int episode,
        Instant episodeStart,
        Instant openedAt,
        Answer answer,
        Instant clockStartedAt,
        Settings settings,
        ObjectNode evidence) {

    /** What all alerts of a kind have in common. */
    enum Kind {
        OPEN_PAST_CLOSURE_WINDOW("PRODUCTION", "MEDIUM", "closureWindow"),
        DELIVERED_UNUSED("RECEPTION", "HIGH", "adoptionWindow");

        final String drawer;
        final String severity;
        final String window;

        Kind(String drawer, String severity, String window) {
            this.drawer = drawer;
            this.severity = severity;
            this.window = window;
        }
    }

    /** The object of "Alerts as NDJSON", its fields in that order. */
    ObjectNode json(World world) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("alertId", id()).put("kind", kind.name()).put("drawer", kind.drawer);
        json.put("subject", subject).put("title", title);
        Rows.put(json, "team", team);
        json.put("severity", kind.severity).put("episode", episode);
        long reminders = reminders(world.asOf);
        json.put("status", status(world, reminders)).put("openedAt", openedAt.toString());
        if (answer != null) {
            json.put("clearedAt", answer.at().toString()).put("cause", answer.cause());
        }
        json.put("clockStartedAt", clockStartedAt.toString()).put("inherited", inherited());
        json.put("reminders", reminders);
        json.set("policy", settings.applied(kind.window));
        json.set("evidence", evidence);
        Rows.put(json.putObject("asks").put("decision", "CLOSURE"), "of", team == null ? null : "team:" + team);
        return json;
    }

    /** "First 32 hex digits of SHA-256 of {@code kind|subject|clockStartedAt}." */
    String id() {
        return Settings.sha256(kind + "|" + subject + "|" + clockStartedAt).substring(0, 32);
    }

    /** "SNOOZE changes only the status." */
    private String status(World world, long reminders) {
        if (answer != null) {
            return "CLEARED";
        }
        if (world.decisions.snoozed(subject, kind.name(), episodeStart, world.asOf)) {
            return "SNOOZED";
        }
        return reminders > 0 ? "REMINDED" : "RAISED";
    }

    /** How many k from 1 have openedAt + k * remindEvery strictly before as-of and clearedAt. */
    private long reminders(Instant asOf) {
        Duration every = settings.window("remindEvery");
        if (every == null) {
            return 0;
        }
        Instant end = answer != null && answer.at().isBefore(asOf) ? answer.at() : asOf;
        long reminders = 0;
        for (Instant next = openedAt.plus(every); next.isBefore(end); next = next.plus(every)) {
            reminders++;
        }
        return reminders;
    }

    /** Already overdue at the policy's baseline, and not answered by then. */
    private boolean inherited() {
        Instant baseline = settings.baselineAt();
        return baseline != null
                && openedAt.isBefore(baseline)
                && (answer == null || answer.at().isAfter(baseline));
    }
}
