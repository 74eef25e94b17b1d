package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Actions on issues to work-item facts. Each carries what the payload says of the issue then. Its id comes from item,
 * field, second and value, so that a happening has one id whichever way it is heard.
 */
final class GithubIssues {
    /** What is done to an issue without working on it. */
    private static final Set<String> NO_ACTIVITY =
            Set.of("pinned", "unpinned", "locked", "unlocked", "deleted", "transferred");

    private static final String REPOS = "/repos/";

    private static final Set<String> UNWANTED = Set.of("not_planned", "duplicate");

    private final String tool;
    private final GithubMap map;
    private final RepositoryFacts repositories;
    private final Pseudonyms pseudonyms;

    /** @param tool what ids and sources begin with, e.g. {@code github} */
    GithubIssues(String tool, GithubMap map, Pseudonyms pseudonyms) {
        this.tool = tool;
        this.map = map;
        repositories = new RepositoryFacts(tool, map);
        this.pseudonyms = pseudonyms;
    }

    Mapped map(Json payload) throws BadFactException {
        Json issue = payload.at("issue");
        String action = payload.required("action");
        if (issue.at("pull_request").isObject()) {
            return new Mapped.Skipped("issues: a pull request");
        }
        String repository = payload.at("repository").required("full_name");
        WorkItem item = snapshot(issue, repository, action);
        if (NO_ACTIVITY.contains(action) || "Bot".equals(payload.at("sender").text("type"))) {
            item.setActivity(false);
        }
        if (action.equals("deleted")) {
            item.setDeleted(true);
        }
        if (action.equals("transferred")) {
            return transferred(payload, item);
        }
        Json old = payload.at("changes").at("old_issue");
        if (old.isObject() && old.node().path("number").isIntegralNumber()) {
            String from = payload.at("changes").at("old_repository").text("full_name");
            item.setFormerKeys(from == null ? null : List.of(key(from, old)));
        }
        if (action.equals("opened") && item.getCreatedAt() != null) { // REST tells no other instant of it
            return Mapped.Facts.of(identified(item, "state", "open", item.getCreatedAt()));
        }
        return Mapped.Facts.of(identified(item, field(action), value(payload, action)));
    }

    /**
     * The old issue ends here, and the new one, which has an id of its own, begins under the new key and bears the old
     * one as a former key, so that references to it still arrive.
     */
    private Mapped transferred(Json payload, WorkItem old) throws BadFactException {
        old.setDeleted(true);
        Json issue = payload.at("changes").at("new_issue");
        String repository = payload.at("changes").at("new_repository").text("full_name");
        if (!issue.isObject() || repository == null) {
            return Mapped.Facts.of(identified(old, "repository", "gone"));
        }
        WorkItem item = snapshot(issue, repository, "transferred");
        item.setOccurredAt(later(item.getOccurredAt(), old.getOccurredAt()));
        item.setFormerKeys(old.getKey() == null ? null : List.of(old.getKey()));
        item.setActivity(false);
        return Mapped.Facts.of(identified(old, "repository", repository), identified(item, "repository", repository));
    }

    /** An issue as REST answers it: that it was created, and how it stands where it was closed. */
    Mapped rest(Json issue) throws BadFactException {
        if (issue.at("pull_request").isObject()) {
            return new Mapped.Skipped("issues: a pull request");
        }
        String url = issue.required("repository_url");
        int repos = url.lastIndexOf(REPOS);
        if (repos < 0) {
            throw new BadFactException(
                    BadFactException.MISSING_FIELD, "repository_url does not end in /repos/OWNER/NAME, but is " + url);
        }
        String repository = url.substring(repos + REPOS.length());
        WorkItem opened = snapshot(issue, repository, "opened");
        opened.setOccurredAt(issue.requiredInstant("created_at"));
        opened.setStatus("open");
        opened.setStatusCategory(StatusCategory.INTAKE);
        identified(opened, "state", "open");
        if (issue.instant("closed_at") == null || !"closed".equals(issue.text("state"))) {
            return Mapped.Facts.of(opened);
        }
        return Mapped.Facts.of(opened, identified(snapshot(issue, repository, "closed"), "state", "closed"));
    }

    private WorkItem snapshot(Json issue, String repository, String action) throws BadFactException {
        WorkItem item = new WorkItem();
        item.setSource(tool + ':' + repository);
        item.setItemId(tool + ":issue:" + issue.requiredId("id"));
        item.setOccurredAt(occurredAt(issue, action));
        item.setSequence(rank(action));
        item.setKey(issue.node().path("number").isIntegralNumber() ? key(repository, issue) : null);
        item.setTitle(issue.text("title"));
        item.setTeam(map.teamOf(repository));
        item.setCreatedAt(issue.instant("created_at"));
        item.setUrl(issue.text("html_url"));
        List<String> labels = issue.texts("labels", "name");
        item.setLabels(labels);
        item.setItemType(type(issue, labels == null ? List.of() : labels));
        List<String> people = issue.texts("assignees", "login");
        item.setAssignees(people == null ? null : new ArrayList<>(new TreeSet<>(hashed(people))));
        state(item, issue, action, labels == null ? List.of() : labels);
        return item;
    }

    private static Instant occurredAt(Json issue, String action) throws BadFactException {
        return switch (action) {
            case "opened" -> issue.requiredInstant("updated_at", "created_at");
            case "closed" -> issue.requiredInstant("closed_at", "updated_at");
            default -> issue.requiredInstant("updated_at", "closed_at", "created_at");
        };
    }

    /** GitHub tells seconds; within one, an issue is opened first, then edited, then closed, then gone. */
    private static long rank(String action) {
        return switch (action) {
            case "opened" -> 0;
            case "closed" -> 2;
            case "deleted", "transferred" -> 3;
            default -> 1;
        };
    }

    private void state(WorkItem item, Json issue, String action, List<String> labels) {
        String state = issue.text("state");
        if (state == null) {
            // Some payloads carry no state; the action may still tell it.
            state = action.equals("closed") ? "closed" : rank(action) == 0 || action.equals("reopened") ? "open" : null;
        }
        if ("closed".equals(state)) {
            String why = issue.text("state_reason");
            boolean unwanted = why != null && UNWANTED.contains(why);
            item.setStatus(unwanted ? why : state);
            item.setStatusCategory(unwanted ? StatusCategory.DISCARDED : StatusCategory.DONE);
        } else if ("open".equals(state)) {
            repositories.open(item, "open", labels);
        }
    }

    private @Nullable ItemType type(Json issue, List<String> labels) {
        String type = issue.at("type").text("name");
        ItemType byType = type == null ? null : map.itemTypes().of(List.of(type));
        return byType == null ? map.itemTypes().of(labels) : byType;
    }

    private static String field(String action) {
        return switch (action) {
            case "opened", "closed", "reopened" -> "state";
            case "labeled", "unlabeled" -> "label";
            case "assigned", "unassigned" -> "assignee";
            case "milestoned", "demilestoned" -> "milestone";
            case "typed", "untyped" -> "type";
            case "pinned", "unpinned" -> "pinned";
            case "locked", "unlocked" -> "locked";
            default -> action;
        };
    }

    private String value(Json payload, String action) {
        String sign = action.startsWith("un") || action.startsWith("de") ? "-" : "+";
        return switch (field(action)) {
            case "state" -> action.equals("closed") ? "closed" : "open";
            case "label" -> sign + payload.at("label").text("name");
            case "type" -> sign + payload.at("type").text("name");
            case "milestone" -> sign + payload.at("milestone").node().path("number");
            case "assignee" -> {
                String login = payload.at("assignee").text("login");
                yield sign + (login == null ? "" : pseudonyms.of(login));
            }
            case "edited" ->
                payload.at("issue").text("title") + '\n' + payload.at("issue").text("body");
            default -> sign;
        };
    }

    private static WorkItem identified(WorkItem item, String field, String value) {
        return identified(item, field, value, item.getOccurredAt());
    }

    private static WorkItem identified(WorkItem item, String field, String value, Instant at) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        item.setId(Facts.contentId(String.join("\n", item.getItemId(), field, second.toString(), value), 0));
        return item;
    }

    private List<String> hashed(List<String> people) {
        return people.stream().map(pseudonyms::of).toList();
    }

    private static String key(String repository, Json issue) {
        return repository + "#" + issue.node().path("number").asText();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
