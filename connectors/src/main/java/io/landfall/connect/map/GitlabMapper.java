package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Webhooks of GitLab to facts: issues, deployments and releases; the rest is skipped and counted. The map is that of GitHub. */
final class GitlabMapper {

    private static final Set<String> OPEN = Set.of("opened", "reopened");

    private static final Set<String> OTHERS = Set.of(
            "build",
            "emoji",
            "feature_flag",
            "merge_request",
            "note",
            "pipeline",
            "push",
            "tag_push",
            "wiki_page",
            "work_item",
            "access_token");

    private final GithubMap map;
    private final RepositoryFacts repositories;
    private final Pseudonyms pseudonyms;

    private GitlabMapper(GithubMap map, Settings settings) {
        this.map = map;
        repositories = new RepositoryFacts("gitlab", map);
        pseudonyms = settings.pseudonyms();
    }

    static Format format(@Nullable String reference, Settings settings) {
        GitlabMapper mapper = new GitlabMapper(GithubMap.read(reference), settings);
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        String kind = payload.text("object_kind");
        if (kind == null) {
            return new Mapped.Skipped("gitlab, an event of the system"); // members, subgroups: event_name instead
        }
        return switch (kind) {
            case "issue" -> issue(payload);
            case "deployment" -> deployment(payload);
            case "release" -> release(payload);
            default -> new Mapped.Skipped(OTHERS.contains(kind) ? "gitlab " + kind : "gitlab, another event");
        };
    }

    private Mapped issue(Json payload) throws BadFactException {
        Json issue = payload.at("object_attributes");
        String project = project(payload);
        String action = issue.text("action");
        WorkItem item = new WorkItem();
        item.setSource("gitlab:" + project);
        item.setItemId("gitlab:" + host(payload) + ":issue:" + issue.requiredId("id"));
        Instant created = issue.instant("created_at");
        Instant closed = "close".equals(action) ? issue.instant("closed_at") : null;
        Instant opened = "open".equals(action) ? created : null;
        Instant known = closed == null ? opened : closed;
        item.setOccurredAt(known == null ? issue.requiredInstant("updated_at", "created_at") : known);
        String number = issue.id("iid");
        item.setKey(number == null ? null : project + '#' + number);
        item.setTitle(issue.text("title"));
        item.setTeam(map.teamOf(project));
        item.setCreatedAt(created);
        item.setUrl(issue.text("url"));
        List<String> labels = payload.texts("labels", "title");
        item.setLabels(labels);
        String type = issue.text("type");
        item.setItemType(type == null ? null : map.itemTypes().of(List.of(type)));
        if (item.getItemType() == null) {
            item.setItemType(map.itemTypes().of(labels == null ? List.of() : labels));
        }
        List<String> people = payload.texts("assignees", "username");
        item.setAssignees(
                people == null
                        ? null
                        : people.stream().map(pseudonyms::of).sorted().toList());
        state(item, issue.text("state"), labels == null ? List.of() : labels);
        String second = item.getOccurredAt().truncatedTo(ChronoUnit.SECONDS).toString();
        item.setId(Facts.contentId(
                String.join("\n", item.getItemId(), String.valueOf(action), second, String.valueOf(labels)), 0));
        return Mapped.Facts.of(item);
    }

    private void state(WorkItem item, @Nullable String state, List<String> labels) {
        if ("closed".equals(state)) {
            item.setStatus(state);
            item.setStatusCategory(StatusCategory.DONE);
        } else if (state != null && OPEN.contains(state)) {
            repositories.open(item, state, labels);
        }
    }

    private Mapped deployment(Json payload) throws BadFactException {
        String state = payload.required("status");
        DeploymentStatus status = switch (state) {
            case "success" -> DeploymentStatus.SUCCEEDED;
            case "failed" -> DeploymentStatus.FAILED;
            case "created", "running" -> DeploymentStatus.STARTED;
            default -> null;
        };
        if (status == null) {
            return new Mapped.Skipped("gitlab deployment, " + (state.equals("canceled") ? state : "another status"));
        }
        String project = project(payload);
        Deployment fact = repositories.deployment(
                project, "gitlab:" + host(payload) + ":deployment:" + payload.requiredId("deployment_id"));
        fact.setEnvironment(payload.text("environment"));
        fact.setVersion(payload.text("ref"));
        String sha = payload.text("short_sha");
        fact.setArtifactId(sha == null ? null : project + '@' + sha);
        fact.setUrl(payload.text("deployable_url"));
        return RepositoryFacts.happened(fact, payload.requiredInstant("status_changed_at"), status, state);
    }

    private Mapped release(Json payload) throws BadFactException {
        String action = payload.required("action");
        if (!action.equals("create")) {
            return new Mapped.Skipped("gitlab release, not a new one");
        }
        String project = project(payload);
        String tag = payload.required("tag");
        Deployment fact =
                repositories.deployment(project, "gitlab:" + host(payload) + ":release:" + payload.requiredId("id"));
        fact.setEnvironment("production");
        fact.setVersion(tag);
        fact.setArtifactId(project + '@' + tag);
        fact.setUrl(payload.text("url"));
        return RepositoryFacts.happened(
                fact, payload.requiredInstant("released_at", "created_at"), DeploymentStatus.SUCCEEDED, "create");
    }

    private static String project(Json payload) throws BadFactException {
        return payload.at("project").required("path_with_namespace");
    }

    /** Numbers of issues and deployments are those of an instance. */
    private static String host(Json payload) {
        String url = payload.at("project").text("web_url");
        try {
            String host = url == null ? null : URI.create(url).getHost();
            return host == null ? "gitlab" : host;
        } catch (IllegalArgumentException e) {
            return "gitlab";
        }
    }
}
