package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Issues as Jira's REST answers them with {@code expand=changelog}: one, or a page of them. Each is the fact that it was created and one
 * for each change; where the changelog does not lead to the status that it has now, one more says that.
 */
final class JiraRestMapper {

    private final JiraMap map;
    private final Settings settings;

    private JiraRestMapper(JiraMap map, Settings settings) {
        this.map = map;
        this.settings = settings;
    }

    static Format format(@Nullable String reference, Settings settings) {
        JiraRestMapper mapper = new JiraRestMapper(JiraMap.read(reference), settings);
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        if (payload.at("issues").isArray()) {
            return Payload.each(payload.at("issues").elements(), this::issue);
        }
        return payload.at("fields").isObject() || payload.at("changelog").isObject()
                ? issue(payload)
                : new Mapped.Skipped("jira, no issue");
    }

    private record Change(Instant at, String id, boolean byApp, List<Json> items) {}

    private Mapped issue(Json json) throws BadFactException {
        JiraIssue issue = new JiraIssue(map, settings.pseudonyms(), json);
        List<Change> changes = changes(json);
        Json status = issue.fields().at("status");
        String now = status.id("id");
        StatusCategory own = JiraStatuses.own(status);
        List<SpecificRecord> facts = new ArrayList<>();
        WorkItem created = issue.fact(issue.fields().requiredInstant("created"));
        issue.describe(created);
        facts.add(issue.identified(created, "created", ""));

        Json first = first(changes, "status");
        String id = first == null ? now : first.id("from");
        String name = first == null ? status.text("name") : first.text("fromString");
        Json resolution = first(changes, "resolution");
        String resolved =
                resolution == null ? issue.fields().at("resolution").text("name") : resolution.text("fromString");
        issue.status(created, id, name, own(id, now, own), resolved);
        for (Change change : changes) {
            WorkItem item = issue.fact(change.at());
            Json decided = last(change, "resolution");
            resolved = decided == null ? resolved : decided.text("toString");
            Json moved = last(change, "status");
            if (moved != null) {
                id = moved.id("to");
                name = moved.text("toString");
            }
            if (moved != null || decided != null) {
                issue.status(item, id, name, own(id, now, own), resolved);
            }
            issue.change(item, change.items());
            if (change.byApp()) {
                item.setActivity(false);
            }
            facts.add(issue.changed(item, change.id()));
        }
        if (now != null && !now.equals(id)) { // a page of the changelog is missing
            Instant at = issue.fields().instant("statuscategorychangedate");
            WorkItem item = issue.fact(at == null ? issue.fields().requiredInstant("updated") : at);
            issue.describeStatus(item);
            item.setActivity(false);
            facts.add(issue.identified(item, "status", now));
        }
        return new Mapped.Facts(facts, List.of());
    }

    private static @Nullable StatusCategory own(
            @Nullable String id, @Nullable String now, @Nullable StatusCategory own) {
        return id != null && id.equals(now) ? own : null;
    }

    private static List<Change> changes(Json issue) throws BadFactException {
        List<Change> changes = new ArrayList<>();
        for (Json history : issue.at("changelog").at("histories").elements()) {
            changes.add(new Change(
                    history.requiredInstant("created"),
                    history.requiredId("id"),
                    "app".equals(history.at("author").text("accountType")),
                    history.at("items").elements()));
        }
        changes.sort(Comparator.comparing(Change::at)
                .thenComparing(change -> change.id().length())
                .thenComparing(Change::id));
        return changes;
    }

    private static @Nullable Json first(List<Change> changes, String field) {
        return changes.stream()
                .flatMap(change -> change.items().stream())
                .filter(item -> field.equals(item.text("field")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Json last(Change change, String field) {
        return change.items().stream()
                .filter(item -> field.equals(item.text("field")))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
