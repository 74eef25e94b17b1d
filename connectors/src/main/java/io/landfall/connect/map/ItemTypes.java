package io.landfall.connect.map;

import io.landfall.schema.ItemType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Types of items by what a tracker calls them, or by their labels: those of a map, key {@code itemTypes}, or the usual ones. */
final class ItemTypes {

    private static final Map<String, ItemType> USUAL_TYPES = Map.ofEntries(
            Map.entry("bug", ItemType.DEFECT),
            Map.entry("defect", ItemType.DEFECT),
            Map.entry("regression", ItemType.DEFECT),
            Map.entry("enhancement", ItemType.FEATURE),
            Map.entry("feature", ItemType.FEATURE),
            Map.entry("feature request", ItemType.FEATURE),
            Map.entry("new feature", ItemType.FEATURE),
            Map.entry("improvement", ItemType.FEATURE),
            Map.entry("story", ItemType.FEATURE),
            Map.entry("user story", ItemType.FEATURE),
            Map.entry("product backlog item", ItemType.FEATURE),
            Map.entry("proposal", ItemType.FEATURE),
            Map.entry("epic", ItemType.FEATURE),
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
            Map.entry("sub-task", ItemType.TASK),
            Map.entry("subtask", ItemType.TASK),
            Map.entry("task", ItemType.TASK));

    private final Map<String, ItemType> types;

    private ItemTypes(Map<String, ItemType> types) {
        this.types = types;
    }

    static ItemTypes read(MapFile map) {
        return new ItemTypes(map.has("itemTypes") ? words(map.section("itemTypes"), ItemType.class) : USUAL_TYPES);
    }

    /** What a section says of words, in any case. */
    static <E extends Enum<E>> Map<String, E> words(MapFile section, Class<E> type) {
        Map<String, E> words = new TreeMap<>();
        for (String word : section.keys()) {
            words.put(word.toLowerCase(Locale.ROOT), WordTable.constant(section, word, type));
        }
        return words;
    }

    /** By the smallest label that has a type; {@code kind/bug} and {@code type: bug} count as {@code bug}. */
    @Nullable
    ItemType of(List<String> labels) {
        for (String label : labels) {
            ItemType type = types.get(label.toLowerCase(Locale.ROOT));
            type = type == null ? types.get(lastWord(label)) : type;
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
}
