package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CDEvents 0.2 to 0.6: services that are deployed, upgraded, rolled back and removed, tickets and incidents. A service in an
 * environment is one deployment: these events name no other. An event has its own id, so it is one fact however often it is sent.
 */
final class CdEventsMapper {

    /** {@code dev.cdevents.service.deployed.0.3.0}. */
    private static final Pattern TYPE = Pattern.compile("dev\\.cdevents\\.([a-z]{1,40})\\.([a-z]{1,40})\\.\\d.*");

    private final CdEventsMap map;
    private final Pseudonyms pseudonyms;

    CdEventsMapper(CdEventsMap map, Settings settings) {
        this.map = map;
        pseudonyms = settings.pseudonyms();
    }

    Mapped map(Json event) throws BadFactException {
        Json context = event.at("context");
        Matcher type = TYPE.matcher(context.required("type"));
        if (!type.matches()) {
            return new Mapped.Skipped("cdevents, another type");
        }
        String predicate = type.group(2);
        return switch (type.group(1)) {
            case "service" -> service(event, predicate);
            case "ticket" -> ticket(event, predicate);
            case "incident" -> incident(event, predicate);
            case "approval" -> approval(event, predicate);
            default -> new Mapped.Skipped("cdevents " + subject(type.group(1)));
        };
    }

    private static String subject(String named) {
        return List.of("artifact", "branch", "build", "change", "environment", "pipelinerun", "repository", "taskrun")
                        .contains(named)
                ? named
                : "of another subject";
    }

    private Mapped service(Json event, String predicate) throws BadFactException {
        DeploymentStatus status = switch (predicate) {
            case "deployed", "upgraded" -> DeploymentStatus.SUCCEEDED;
            case "rolledback" -> DeploymentStatus.ROLLED_BACK;
            case "removed" -> DeploymentStatus.REMOVED;
            default -> null;
        };
        if (status == null) {
            return new Mapped.Skipped("cdevents service, " + (predicate.equals("published") ? predicate : "unknown"));
        }
        if (status != DeploymentStatus.ROLLED_BACK) {
            return Mapped.Facts.of(deployment(event, status, ""));
        }
        // What it was rolled back to runs again.
        Deployment back = deployment(event, DeploymentStatus.SUCCEEDED, ":again");
        back.setSequence(1L);
        return Mapped.Facts.of(deployment(event, status, ""), back);
    }

    private Deployment deployment(Json event, DeploymentStatus status, String suffix) throws BadFactException {
        Json subject = event.at("subject");
        Json content = subject.at("content");
        String service = subject.required("id");
        String environment = content.at("environment").text("id");
        Deployment fact = new Deployment();
        fact.setId(event.at("context").required("id") + suffix);
        fact.setSource(source(event));
        fact.setOccurredAt(occurredAt(event));
        fact.setSequence(0L);
        fact.setDeploymentId("cdevents:" + service + '@' + environment);
        fact.setService(service);
        fact.setEnvironment(environment == null ? null : map.environments().getOrDefault(environment, environment));
        fact.setArtifactId(status == DeploymentStatus.ROLLED_BACK ? null : content.text("artifactId"));
        fact.setStatus(status);
        fact.setTeam(map.teams().get(service));
        fact.setFeatures(map.features().get(service));
        return fact;
    }

    private Mapped ticket(Json event, String predicate) throws BadFactException {
        if (!List.of("created", "updated", "closed").contains(predicate)) {
            return new Mapped.Skipped("cdevents ticket, unknown");
        }
        Json content = event.at("subject").at("content");
        WorkItem item = item(event);
        item.setTitle(content.text("summary"));
        item.setTeam(content.text("group"));
        item.setUrl(content.text("uri"));
        List<String> labels = content.texts("labels", "name");
        item.setLabels(labels);
        String type = content.text("ticketType");
        item.setItemType(map.itemTypes().of(type == null ? List.of() : List.of(type)));
        if (item.getItemType() == null && labels != null) {
            item.setItemType(map.itemTypes().of(labels));
        }
        List<String> people = content.texts("assignees", "id");
        item.setAssignees(
                people == null
                        ? null
                        : people.stream().map(pseudonyms::of).sorted().toList());
        if (predicate.equals("closed")) {
            String why = content.text("resolution");
            item.setStatus(why == null ? "closed" : why);
            item.setStatusCategory(
                    "withdrawn".equals(why) || "rejected".equals(why) ? StatusCategory.DISCARDED : StatusCategory.DONE);
        } else if (predicate.equals("created")) {
            item.setCreatedAt(item.getOccurredAt());
            item.setStatus("created");
            item.setStatusCategory(StatusCategory.INTAKE);
        }
        return Mapped.Facts.of(item);
    }

    private Mapped incident(Json event, String predicate) throws BadFactException {
        if (!List.of("detected", "reported", "resolved").contains(predicate)) {
            return new Mapped.Skipped("cdevents incident, unknown");
        }
        WorkItem item = item(event);
        item.setItemType(ItemType.INCIDENT);
        item.setStatus(predicate);
        if (predicate.equals("resolved")) {
            item.setStatusCategory(StatusCategory.DONE);
        } else {
            item.setTitle(event.at("subject").at("content").text("description"));
            item.setUrl(event.at("subject").at("content").text("ticketURI"));
            item.setStatusCategory(StatusCategory.ACTIVE);
        }
        return Mapped.Facts.of(item);
    }

    /** Of a service, who is asked whether it may go out: what the approver says is a decision of the exit. */
    private Mapped approval(Json event, String predicate) throws BadFactException {
        DecisionOutcome outcome = switch (predicate) {
            case "granted", "approved", "accepted" -> DecisionOutcome.RELEASED;
            case "denied", "rejected", "declined" -> DecisionOutcome.HELD;
            default -> null;
        };
        Json content = event.at("subject").at("content");
        String by = content.firstText("approver", "approvedBy", "by");
        String item = content.firstText("ticketId", "subject");
        if (outcome == null || by == null || item == null) {
            return new Mapped.Skipped("cdevents approval that says nobody or nothing");
        }
        Decision decision = new Decision();
        decision.setId(event.at("context").required("id"));
        decision.setSource(source(event));
        decision.setOccurredAt(occurredAt(event));
        decision.setSubject("item:" + item);
        decision.setDecision(DecisionKind.EXIT);
        decision.setOutcome(outcome);
        decision.setBy(List.of(by));
        decision.setWhy(content.text("reason"));
        return Mapped.Facts.of(decision);
    }

    private static WorkItem item(Json event) throws BadFactException {
        WorkItem item = new WorkItem();
        item.setId(event.at("context").required("id"));
        item.setSource(source(event));
        item.setOccurredAt(occurredAt(event));
        item.setItemId("cdevents:" + event.at("subject").required("id"));
        item.setKey(event.at("subject").text("id"));
        return item;
    }

    private static String source(Json event) {
        String source = event.at("context").text("source");
        return source == null ? "cdevents" : "cdevents:" + source;
    }

    private static Instant occurredAt(Json event) throws BadFactException {
        return event.at("context").requiredInstant("timestamp");
    }

    static Format format(@Nullable String reference, Settings settings) {
        return new Format.Payloads(
                FileNames.ending(".json", ".jsonl"),
                Payload.mapper(new CdEventsMapper(CdEventsMap.read(reference), settings)::map));
    }
}
