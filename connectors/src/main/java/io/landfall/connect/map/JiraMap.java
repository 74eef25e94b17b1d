package io.landfall.connect.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.schema.StatusCategory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The map of {@code jira-rest} and {@code jira-webhook}, all of it optional: {@code site} (absent: the host that an issue names),
 * {@code team}, {@code teams} (key of a project to team), {@code statuses} (id or name of a status to category; wins over Jira's own three),
 * {@code statusList} (a file with the answer of {@code /rest/api/2/status}: the categories of statuses that an issue had before),
 * {@code discarded} (resolutions of what was not wanted) and {@code itemTypes}.
 */
record JiraMap(
        @Nullable String site,
        @Nullable String team,
        Map<String, String> teams,
        JiraStatuses statuses,
        Set<String> discarded,
        ItemTypes itemTypes) {

    private static final List<String> KEYS =
            List.of("site", "team", "teams", "statuses", "statusList", "discarded", "itemTypes");

    private static final List<String> USUALLY_DISCARDED = List.of(
            "Won't Do",
            "Won't Fix",
            "Duplicate",
            "Declined",
            "Rejected",
            "Cannot Reproduce",
            "Incomplete",
            "Invalid",
            "Not a Bug",
            "Obsolete",
            "Abandoned",
            "Cancelled",
            "Canceled");

    static JiraMap read(@Nullable String reference) {
        MapFile map = MapFile.read(reference).only(KEYS);
        List<String> discarded = map.has("discarded") ? map.texts("discarded") : USUALLY_DISCARDED;
        return new JiraMap(
                map.text("site"),
                map.text("team"),
                map.section("teams").all(),
                new JiraStatuses(ItemTypes.words(map.section("statuses"), StatusCategory.class), listed(map)),
                discarded.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
                ItemTypes.read(map));
    }

    private static Map<String, StatusCategory> listed(MapFile map) {
        Map<String, StatusCategory> listed = new HashMap<>();
        String file = map.text("statusList");
        if (file != null) {
            try {
                JsonNode list = new JsonMapper().readTree(Path.of(file).toFile());
                for (Json status : new Json("", list).elements()) {
                    String id = status.id("id");
                    StatusCategory category = JiraStatuses.own(status);
                    if (id != null && category != null) {
                        listed.put(id, category);
                    }
                }
            } catch (IOException e) {
                throw map.error("statusList", file + " cannot be read as JSON: " + e.getMessage());
            }
        }
        return listed;
    }

    /** @param key of an issue, which begins with that of its project */
    @Nullable
    String teamOf(@Nullable String key) {
        if (key == null) {
            return team;
        }
        int dash = key.lastIndexOf('-');
        return dash < 0 ? team : teams.getOrDefault(key.substring(0, dash), team);
    }

    boolean isDiscarded(@Nullable String resolution) {
        return resolution != null && discarded.contains(resolution.toLowerCase(Locale.ROOT));
    }
}
