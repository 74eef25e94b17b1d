package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An issue of Jira, as webhooks and REST tell it, and what facts of it have in common. */
final class JiraIssue {

    /** Where apps read by OAuth: the webhooks of the same issue name its site. */
    private static final String OF_ALL_SITES = "api.atlassian.com";

    /** What is done to an issue without working on it: order, links, and what Jira writes itself. */
    private static final Set<String> NO_ACTIVITY = Set.of(
            "Rank",
            "Link",
            "RemoteIssueLink",
            "RemoteWorkItemLink",
            "Workflow",
            "Parent",
            "IssueParentAssociation",
            "Epic Link",
            "Epic Child",
            "Sprint");

    private final JiraMap map;
    private final Pseudonyms pseudonyms;
    private final Json issue;
    private final Json fields;
    private final String source;
    private final String itemId;

    JiraIssue(JiraMap map, Pseudonyms pseudonyms, Json issue) throws BadFactException {
        this.map = map;
        this.pseudonyms = pseudonyms;
        this.issue = issue;
        fields = issue.at("fields");
        source = "jira:" + site(map, issue.text("self"));
        itemId = source + ':' + issue.requiredId("id");
    }

    private static String site(JiraMap map, @Nullable String self) throws BadFactException {
        if (map.site() != null) {
            return map.site();
        }
        try {
            String host = self == null ? null : URI.create(self).getHost();
            if (OF_ALL_SITES.equals(host)) {
                throw new BadFactException(
                        BadFactException.MISSING_FIELD,
                        "self is of " + host
                                + ", which does not tell the site; say `site: acme.atlassian.net` in the map");
            }
            return host == null ? "jira" : host;
        } catch (IllegalArgumentException e) {
            return "jira";
        }
    }

    Json fields() {
        return fields;
    }

    /** A fact of it that says nothing yet. */
    WorkItem fact(Instant at) {
        WorkItem item = new WorkItem();
        item.setSource(source);
        item.setItemId(itemId);
        item.setOccurredAt(at);
        return item;
    }

    /** With all that is known of it now but its status. */
    void describe(WorkItem item) throws BadFactException {
        String key = issue.text("key");
        item.setKey(key);
        item.setTitle(fields.text("summary"));
        item.setTeam(map.teamOf(key));
        item.setCreatedAt(fields.instant("created"));
        item.setLabels(fields.texts("labels", "name"));
        String type = fields.at("issuetype").text("name");
        item.setItemType(type == null ? null : map.itemTypes().of(List.of(type)));
        if (item.getItemType() == null && type != null && fields.at("issuetype").text("untranslatedName") != null) {
            item.setItemType(map.itemTypes().of(List.of(fields.at("issuetype").required("untranslatedName"))));
        }
        String parent = fields.at("parent").id("id");
        item.setParent(parent == null ? null : source + ':' + parent);
        if (fields.node().has("assignee")) {
            String assignee = person(fields.at("assignee"));
            item.setAssignees(assignee == null ? List.of() : List.of(assignee));
        }
        item.setUrl(url(issue.text("self"), key));
    }

    private static @Nullable String url(@Nullable String self, @Nullable String key) {
        if (self == null || key == null) {
            return null;
        }
        int rest = self.indexOf("/rest/");
        return rest < 0 ? null : self.substring(0, rest) + "/browse/" + key;
    }

    private @Nullable String person(Json person) {
        String id = person.firstText("accountId", "key", "name");
        return id == null ? null : pseudonyms.of(id);
    }

    /** Says the status that it has now. */
    void describeStatus(WorkItem item) {
        Json status = fields.at("status");
        status(
                item,
                status.id("id"),
                status.text("name"),
                JiraStatuses.own(status),
                fields.at("resolution").text("name"));
    }

    /** @param resolution name of the one that it had then; null where it had none */
    void status(
            WorkItem item,
            @Nullable String id,
            @Nullable String name,
            @Nullable StatusCategory own,
            @Nullable String resolution) {
        StatusCategory category = map.statuses().of(id, name, own, resolution != null);
        item.setStatus(name == null ? id : name);
        item.setStatusCategory(
                category == StatusCategory.DONE && map.isDiscarded(resolution) ? StatusCategory.DISCARDED : category);
    }

    /** Says what a change tells beside the status: former keys, title and type. */
    void change(WorkItem item, List<Json> changes) {
        boolean worked = changes.isEmpty();
        for (Json change : changes) {
            String field = change.text("field");
            String to = change.text("toString");
            worked |= field == null || !NO_ACTIVITY.contains(field);
            if ("Key".equals(field)) {
                String from = change.text("fromString");
                item.setFormerKeys(from == null ? null : List.of(from));
                item.setKey(to == null ? item.getKey() : to);
            } else if ("summary".equals(field) && to != null) {
                item.setTitle(to);
            } else if ("issuetype".equals(field) && to != null) {
                item.setItemType(map.itemTypes().of(List.of(to)));
            }
        }
        if (!worked) {
            item.setActivity(false);
        }
    }

    /** A fact of a change that has an id of its own, the same in webhooks and REST. */
    WorkItem changed(WorkItem item, String change) {
        item.setId(Facts.contentId(String.join("\n", itemId, "changelog", change), 0));
        return item;
    }

    WorkItem identified(WorkItem item, String field, @Nullable String value) {
        Instant second = item.getOccurredAt().truncatedTo(ChronoUnit.SECONDS);
        item.setId(Facts.contentId(String.join("\n", itemId, field, second.toString(), String.valueOf(value)), 0));
        return item;
    }
}
