package io.landfall.connect.map;

import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
        Map<String, ItemType> itemTypes,
        Map<String, StatusCategory> statusLabels) {

    private static final List<String> KEYS = List.of("team", "teams", "features", "itemTypes", "statusLabels");

    private static final Map<String, ItemType> USUAL_TYPES = Map.ofEntries(
            Map.entry("bug", ItemType.DEFECT),
            Map.entry("defect", ItemType.DEFECT),
            Map.entry("regression", ItemType.DEFECT),
            Map.entry("enhancement", ItemType.FEATURE),
            Map.entry("feature", ItemType.FEATURE),
            Map.entry("feature request", ItemType.FEATURE),
            Map.entry("debt", ItemType.DEBT),
            Map.entry("tech debt", ItemType.DEBT),
            Map.entry("refactoring", ItemType.DEBT),
            Map.entry("risk", ItemType.RISK),
            Map.entry("security", ItemType.RISK),
            Map.entry("incident", ItemType.INCIDENT),
            Map.entry("outage", ItemType.INCIDENT),
            Map.entry("chore", ItemType.TASK),
            Map.entry("documentation", ItemType.TASK),
            Map.entry("maintenance", ItemType.TASK),
            Map.entry("task", ItemType.TASK));

    static GithubMap read(@Nullable String reference) {
        return of(MapFile.read(reference));
    }

    static GithubMap of(MapFile map) {
        map.only(KEYS);
        Map<String, String> teams = new HashMap<>();
        MapFile teamSection = map.section("teams");
        teamSection.keys().forEach(repository -> teams.put(repository, teamSection.text(repository, "")));
        Map<String, List<String>> features = new HashMap<>();
        MapFile featureSection = map.section("features");
        featureSection.keys().forEach(repository -> features.put(repository, featureSection.texts(repository)));
        Map<String, ItemType> types = labels(map.section("itemTypes"), ItemType.class);
        return new GithubMap(
                map.text("team"),
                teams,
                features,
                map.has("itemTypes") ? types : USUAL_TYPES,
                labels(map.section("statusLabels"), StatusCategory.class));
    }

    private static <E extends Enum<E>> Map<String, E> labels(MapFile section, Class<E> type) {
        Map<String, E> labels = new TreeMap<>();
        for (String label : section.keys()) {
            labels.put(label.toLowerCase(Locale.ROOT), WordTable.constant(section, label, type));
        }
        return labels;
    }

    @Nullable
    String teamOf(String repository) {
        return teams.getOrDefault(repository, team);
    }

    /** By the smallest label that has a type; {@code kind/bug} and {@code type: bug} count as {@code bug}. */
    @Nullable
    ItemType typeOf(List<String> labels) {
        for (String label : labels) {
            ItemType type = itemTypes.get(label.toLowerCase(Locale.ROOT));
            type = type == null ? itemTypes.get(lastWord(label)) : type;
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    private static String lastWord(String label) {
        int cut = Math.max(label.lastIndexOf('/'), label.lastIndexOf(':'));
        return label.substring(cut + 1).strip().toLowerCase(Locale.ROOT);
    }

    Format format(Settings settings) {
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), new GithubMapper(this, settings));
    }
}
