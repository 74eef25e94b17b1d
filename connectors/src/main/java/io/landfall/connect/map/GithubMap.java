package io.landfall.connect.map;

import io.landfall.schema.StatusCategory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The map of {@code github-webhook}, all of it optional: {@code team}, {@code teams} (repository to team),
 * {@code features} (repository to the features that its deployments and releases deliver), {@code itemTypes} (label to
 * type) and {@code statusLabels} (label to category of an open issue).
 */
record GithubMap(
        @Nullable String team,
        Map<String, String> teams,
        Map<String, List<String>> features,
        ItemTypes itemTypes,
        Map<String, StatusCategory> statusLabels) {

    private static final List<String> KEYS = List.of("team", "teams", "features", "itemTypes", "statusLabels");

    static GithubMap read(@Nullable String reference) {
        return of(MapFile.read(reference));
    }

    static GithubMap of(MapFile map) {
        map.only(KEYS);
        return new GithubMap(
                map.text("team"),
                map.section("teams").all(),
                map.section("features").lists(),
                ItemTypes.read(map),
                ItemTypes.words(map.section("statusLabels"), StatusCategory.class));
    }

    @Nullable
    String teamOf(String repository) {
        return teams.getOrDefault(repository, team);
    }

    /** @param tool {@code github} or {@code gitea} */
    Format format(String tool, Settings settings) {
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), new GithubMapper(tool, this, settings));
    }

    /** Issues as REST answers them. */
    Format rest(Settings settings) {
        GithubIssues issues = new GithubIssues("github", this, settings.pseudonyms());
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(issues::rest));
    }
}
