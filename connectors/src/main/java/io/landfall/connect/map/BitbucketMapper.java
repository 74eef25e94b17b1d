package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Webhooks of Bitbucket Cloud: issues that are created and updated. Bitbucket tells of no deployments by webhook. */
final class BitbucketMapper {

    private static final List<String> KEYS = List.of("team", "teams", "statuses", "itemTypes");

    private static final Map<String, StatusCategory> USUAL = Map.of(
            "new",
            StatusCategory.INTAKE,
            "submitted",
            StatusCategory.INTAKE,
            "open",
            StatusCategory.ACTIVE,
            "on hold",
            StatusCategory.WAITING,
            "resolved",
            StatusCategory.ALMOST_DONE,
            "closed",
            StatusCategory.DONE,
            "duplicate",
            StatusCategory.DISCARDED,
            "invalid",
            StatusCategory.DISCARDED,
            "wontfix",
            StatusCategory.DISCARDED);

    private final @Nullable String team;
    private final Map<String, String> teams;
    private final StatusWords statuses;
    private final ItemTypes types;
    private final Pseudonyms pseudonyms;

    private BitbucketMapper(MapFile map, Settings settings) {
        team = map.text("team");
        teams = map.section("teams").all();
        statuses = StatusWords.read(map, USUAL);
        types = ItemTypes.read(map);
        pseudonyms = settings.pseudonyms();
    }

    static Format format(@Nullable String reference, Settings settings) {
        BitbucketMapper mapper = new BitbucketMapper(MapFile.read(reference).only(KEYS), settings);
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        Json issue = payload.at("issue");
        if (!issue.isObject() || payload.at("comment").isObject()) {
            return new Mapped.Skipped("bitbucket, an event that is not of issues");
        }
        String repository = payload.at("repository").required("full_name");
        String id = issue.requiredId("id");
        WorkItem item = new WorkItem();
        item.setSource("bitbucket:" + repository);
        item.setItemId("bitbucket:" + repository + ":issue:" + id);
        item.setOccurredAt(issue.requiredInstant("updated_on", "created_on"));
        item.setKey(repository + '#' + id);
        item.setTitle(issue.text("title"));
        item.setTeam(teams.getOrDefault(repository, team));
        item.setCreatedAt(issue.instant("created_on"));
        item.setUrl(issue.at("links").at("html").text("href"));
        String kind = issue.firstText("kind", "type");
        item.setItemType(kind == null ? null : types.of(List.of(kind)));
        String assignee = issue.at("assignee").firstText("account_id", "uuid", "nickname");
        item.setAssignees(assignee == null ? null : List.of(pseudonyms.of(assignee)));
        item.setStatus(issue.text("state"));
        item.setStatusCategory(statuses.of(item.getStatus()));
        String second = item.getOccurredAt().truncatedTo(ChronoUnit.SECONDS).toString();
        item.setId(Facts.contentId(
                String.join("\n", item.getItemId(), "state", second, String.valueOf(item.getStatus())), 0));
        return Mapped.Facts.of(item);
    }
}
