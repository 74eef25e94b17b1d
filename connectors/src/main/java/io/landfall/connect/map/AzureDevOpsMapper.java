package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Service hooks of Azure DevOps: work items that are created, updated, deleted and restored, and releases that were deployed. A work item
 * is {@code azure-devops:ID} with the key {@code AB#ID}, as commits name it.
 */
final class AzureDevOpsMapper {

    private static final List<String> KEYS = List.of("team", "teams", "features", "statuses", "itemTypes");
    private static final String OF_ITEMS = "workitem.";
    private static final String DEPLOYED = "ms.vss-release.deployment-completed-event";

    private static final Map<String, StatusCategory> USUAL = Map.ofEntries(
            Map.entry("new", StatusCategory.INTAKE),
            Map.entry("proposed", StatusCategory.INTAKE),
            Map.entry("to do", StatusCategory.INTAKE),
            Map.entry("design", StatusCategory.INTAKE),
            Map.entry("approved", StatusCategory.COMMITTED),
            Map.entry("committed", StatusCategory.COMMITTED),
            Map.entry("active", StatusCategory.ACTIVE),
            Map.entry("doing", StatusCategory.ACTIVE),
            Map.entry("in progress", StatusCategory.ACTIVE),
            Map.entry("resolved", StatusCategory.ALMOST_DONE),
            Map.entry("closed", StatusCategory.DONE),
            Map.entry("done", StatusCategory.DONE),
            Map.entry("completed", StatusCategory.DONE),
            Map.entry("removed", StatusCategory.DISCARDED));

    private final @Nullable String team;
    private final Map<String, String> teams;
    private final Map<String, List<String>> features;
    private final StatusWords statuses;
    private final ItemTypes types;
    private final Pseudonyms pseudonyms;

    private AzureDevOpsMapper(MapFile map, Settings settings) {
        team = map.text("team");
        teams = map.section("teams").all();
        features = map.section("features").lists();
        statuses = StatusWords.read(map, USUAL);
        types = ItemTypes.read(map);
        pseudonyms = settings.pseudonyms();
    }

    static Format format(@Nullable String reference, Settings settings) {
        AzureDevOpsMapper mapper = new AzureDevOpsMapper(MapFile.read(reference).only(KEYS), settings);
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        String event = payload.required("eventType");
        if (event.equals(DEPLOYED)) {
            return deployed(payload);
        }
        return event.startsWith(OF_ITEMS)
                ? item(payload, event.substring(OF_ITEMS.length()))
                : new Mapped.Skipped("azure-devops, another event");
    }

    private Mapped item(Json payload, String action) throws BadFactException {
        Json resource = payload.at("resource");
        String id = resource.id("workItemId");
        id = id == null ? resource.requiredId("id") : id;
        Json revision = resource.at("revision").at("fields");
        Json fields = revision.isObject() ? revision : resource.at("fields");
        WorkItem item = new WorkItem();
        String project = text(fields, "System.TeamProject");
        item.setSource(project == null ? "azure-devops" : "azure-devops:" + project);
        item.setItemId("azure-devops:" + organisation(payload) + id);
        item.setKey("AB#" + id);
        Instant changed = fields.instant("System.ChangedDate");
        item.setOccurredAt(changed == null ? payload.requiredInstant("createdDate") : changed);
        item.setCreatedAt(fields.instant("System.CreatedDate"));
        item.setTitle(text(fields, "System.Title"));
        item.setTeam(project == null ? team : teams.getOrDefault(project, team));
        item.setArea(text(fields, "System.AreaPath"));
        String type = text(fields, "System.WorkItemType");
        item.setItemType(type == null ? null : types.of(List.of(type)));
        String tags = text(fields, "System.Tags");
        item.setLabels(
                tags == null
                        ? null
                        : List.of(tags.split("\\s*;\\s*")).stream().sorted().toList());
        String assignee = fields.at("System.AssignedTo").text("uniqueName");
        assignee = assignee == null ? text(fields, "System.AssignedTo") : assignee;
        item.setAssignees(assignee == null ? null : List.of(pseudonyms.of(assignee)));
        item.setStatus(text(fields, "System.State"));
        item.setStatusCategory(statuses.of(item.getStatus()));
        item.setUrl(resource.at("_links").at("html").text("href"));
        if (action.equals("deleted")) {
            item.setDeleted(true);
            item.setActivity(false);
        } else if (action.equals("restored")) {
            item.setDeleted(false);
        }
        String revised = resource.id("rev");
        String number = revised == null ? resource.at("revision").id("rev") : revised;
        item.setId(Facts.contentId(
                String.join(
                        "\n",
                        item.getItemId(),
                        action,
                        number == null ? item.getOccurredAt().toString() : number),
                0));
        return Mapped.Facts.of(item);
    }

    /** A field, or its new value where the payload tells both. */
    private static @Nullable String text(Json fields, String name) {
        String text = fields.text(name);
        return text == null ? fields.at(name).text("newValue") : text;
    }

    /** Numbers are those of an organisation; empty where the hook does not tell which. */
    private static String organisation(Json payload) {
        Json containers = payload.at("resourceContainers");
        String id = containers.at("collection").text("id");
        id = id == null ? containers.at("account").text("id") : id;
        return id == null ? "" : id + ':';
    }

    private Mapped deployed(Json payload) throws BadFactException {
        Json resource = payload.at("resource");
        Json environment = resource.at("environment");
        String state = environment.required("status").toLowerCase(Locale.ROOT);
        DeploymentStatus status = switch (state) {
            case "succeeded", "partiallysucceeded" -> DeploymentStatus.SUCCEEDED;
            case "rejected", "failed" -> DeploymentStatus.FAILED;
            default -> null;
        };
        if (status == null) {
            return new Mapped.Skipped("azure-devops deployment, another status");
        }
        Deployment fact = new Deployment();
        String project = resource.at("project").text("name");
        String service = environment.at("releaseDefinition").text("name");
        service = service == null ? project : service;
        String release = environment.at("release").text("name");
        fact.setSource(project == null ? "azure-devops" : "azure-devops:" + project);
        fact.setOccurredAt(payload.requiredInstant("createdDate"));
        fact.setDeploymentId("azure-devops:" + organisation(payload) + "deployment:" + environment.requiredId("id"));
        fact.setService(service);
        fact.setEnvironment(environment.text("name"));
        fact.setVersion(release);
        fact.setArtifactId(release == null ? null : service + "@" + release);
        fact.setStatus(status);
        fact.setTeam(project == null ? team : teams.getOrDefault(project, team));
        fact.setFeatures(service == null ? null : features.get(service));
        fact.setId(Facts.contentId(
                String.join("\n", fact.getDeploymentId(), fact.getOccurredAt().toString(), state), 0));
        return Mapped.Facts.of(fact);
    }
}
