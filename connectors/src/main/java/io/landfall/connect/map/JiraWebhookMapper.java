package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks of Jira, Cloud and Data Center: issues that are created, updated and deleted. */
final class JiraWebhookMapper {

    private static final String EVENT_OF_ISSUES = "jira:issue_";

    private final JiraMap map;
    private final Settings settings;

    private JiraWebhookMapper(JiraMap map, Settings settings) {
        this.map = map;
        this.settings = settings;
    }

    static Format format(@Nullable String reference, Settings settings) {
        JiraWebhookMapper mapper = new JiraWebhookMapper(JiraMap.read(reference), settings);
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        String event = payload.required("webhookEvent");
        if (!event.startsWith(EVENT_OF_ISSUES)) {
            return new Mapped.Skipped("jira, an event that is not of issues");
        }
        JiraIssue issue = new JiraIssue(map, settings.pseudonyms(), payload.at("issue"));
        return switch (event.substring(EVENT_OF_ISSUES.length())) {
            case "created" -> created(payload, issue);
            case "updated" -> updated(payload, issue);
            case "deleted" -> deleted(payload, issue);
            default -> new Mapped.Skipped("jira, another event of issues");
        };
    }

    private static Mapped created(Json payload, JiraIssue issue) throws BadFactException {
        Instant created = issue.fields().instant("created");
        WorkItem item = snapshot(payload, issue, created == null ? sent(payload) : created);
        return Mapped.Facts.of(issue.identified(item, "created", ""));
    }

    private static Mapped updated(Json payload, JiraIssue issue) throws BadFactException {
        Instant updated = issue.fields().instant("updated");
        WorkItem item = snapshot(payload, issue, updated == null ? sent(payload) : updated);
        List<Json> changes = payload.at("changelog").at("items").elements();
        issue.change(item, changes);
        String change = payload.at("changelog").id("id");
        if (change != null) {
            return Mapped.Facts.of(issue.changed(item, change));
        }
        String comment = payload.at("comment").id("id");
        return Mapped.Facts.of(issue.identified(
                item, comment == null ? String.valueOf(payload.text("issue_event_type_name")) : "comment", comment));
    }

    private static Mapped deleted(Json payload, JiraIssue issue) throws BadFactException {
        WorkItem item = snapshot(payload, issue, sent(payload));
        item.setDeleted(true);
        item.setActivity(false);
        return Mapped.Facts.of(issue.identified(item, "deleted", ""));
    }

    private static WorkItem snapshot(Json payload, JiraIssue issue, Instant at) throws BadFactException {
        WorkItem item = issue.fact(at);
        issue.describe(item);
        issue.describeStatus(item);
        if ("app".equals(payload.at("user").text("accountType"))) {
            item.setActivity(false);
        }
        return item;
    }

    private static Instant sent(Json payload) throws BadFactException {
        Instant sent = payload.millis("timestamp");
        if (sent == null) {
            throw new BadFactException(
                    BadFactException.MISSING_FIELD, "the payload has no timestamp, milliseconds since 1970");
        }
        return sent;
    }
}
