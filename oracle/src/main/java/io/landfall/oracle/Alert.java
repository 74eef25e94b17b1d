package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One alert that holds or held.
 *
 * @param topic what it is about
 * @param openedAt the deadline
 * @param answer what cleared it; {@code null} while it holds
 * @param clockStartedAt start of the clock; after a decision that lapsed, its {@code until}
 * @param paused for how long its window was paused
 * @param evidence as it was at openedAt
 */
record Alert(
        Topic topic, Instant openedAt, Answer answer, Instant clockStartedAt, Duration paused, ObjectNode evidence) {

    /**
     * The object of "Alerts as NDJSON", its fields in that order.
     *
     * @param all alerts on the subject
     */
    ObjectNode json(World world, Collection<Alert> all) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("alertId", id()).put("kind", topic.kind().name()).put("drawer", topic.kind().drawer);
        json.put("subject", topic.subject()).put("title", topic.title());
        Rows.put(json, "team", topic.team());
        json.put("severity", topic.kind().severity).put("episode", topic.episode());
        long reminders = reminders(world.asOf);
        Instant unsnoozed = lastRecovery(all);
        json.put("status", status(world, unsnoozed, reminders)).put("openedAt", openedAt.toString());
        if (answer != null) {
            json.put("clearedAt", answer.at().toString()).put("cause", answer.cause());
        }
        if (answer != null
                && topic.kind() == Kind.ENTRY_UNDECIDED
                && answer.cause().equals("START")) {
            json.put("implied", true);
        }
        json.put("clockStartedAt", clockStartedAt.toString()).put("inherited", inherited());
        json.put("reminders", reminders);
        json.set("policy", topic.policy());
        json.set("evidence", evidence(world, unsnoozed));
        String team = topic.team() == null ? null : "team:" + topic.team();
        Rows.put(json.putObject("asks").put("decision", topic.kind().asks), "of", team);
        return json;
    }

    /** "First 32 hex digits of SHA-256 of {@code kind|subject|clockStartedAt}." */
    String id() {
        return Settings.sha256(topic.kind() + "|" + topic.subject() + "|" + clockStartedAt)
                .substring(0, 32);
    }

    /**
     * Since when a snooze counts: "the latest of: the episode's start, and the clearedAt of the latest earlier alert
     * of the same kind, subject and episode".
     */
    private Instant lastRecovery(Collection<Alert> all) {
        return all.stream()
                .filter(other -> other.topic.sameAs(topic) && other.isEarlierThan(this) && other.answer != null)
                .max(Comparator.comparing(Alert::openedAt).thenComparing(Alert::clockStartedAt))
                .map(other -> Run.later(other.answer.at(), topic.episodeStart()))
                .orElse(topic.episodeStart());
    }

    private boolean isEarlierThan(Alert other) {
        return openedAt.isBefore(other.openedAt)
                || (openedAt.equals(other.openedAt) && clockStartedAt.isBefore(other.clockStartedAt));
    }

    /** "SNOOZE changes only the status." */
    private String status(World world, Instant unsnoozed, long reminders) {
        if (answer != null) {
            return "CLEARED";
        }
        if (world.decisions.snoozed(topic, unsnoozed, world.asOf)) {
            return "SNOOZED";
        }
        return reminders > 0 ? "REMINDED" : "RAISED";
    }

    /** How many k from 1 have openedAt + k * remindEvery strictly before as-of and clearedAt. */
    private long reminders(Instant asOf) {
        Duration every = topic.settings().window("remindEvery");
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
        Instant baseline = topic.settings().baselineAt();
        return baseline != null
                && openedAt.isBefore(baseline)
                && (answer == null || answer.at().isAfter(baseline));
    }

    private ObjectNode evidence(World world, Instant unsnoozed) {
        ObjectNode whole = evidence.deepCopy();
        List<String> decisions =
                world.decisions.evidence(topic, openedAt, unsnoozed, answer == null ? null : answer.at(), world.asOf);
        if (!decisions.isEmpty()) {
            Rows.strings(whole, "decisions", decisions);
        }
        Rows.put(whole, "paused", paused.isZero() ? null : paused);
        return whole;
    }
}
