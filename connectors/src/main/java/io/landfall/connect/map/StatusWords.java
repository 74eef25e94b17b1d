package io.landfall.connect.map;

import io.landfall.schema.StatusCategory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Categories of a tracker's words for the status of an item: those of a map, key {@code statuses}, before the usual ones. */
final class StatusWords {

    private final Map<String, StatusCategory> categories;

    private StatusWords(Map<String, StatusCategory> categories) {
        this.categories = categories;
    }

    /** @param usual by word in lower case */
    static StatusWords read(MapFile map, Map<String, StatusCategory> usual) {
        Map<String, StatusCategory> categories = new HashMap<>(usual);
        categories.putAll(ItemTypes.words(map.section("statuses"), StatusCategory.class));
        return new StatusWords(categories);
    }

    /** Null where there is no word; of one that is not known, that somebody works on it. */
    @Nullable
    StatusCategory of(@Nullable String status) {
        return status == null ? null : categories.getOrDefault(status.toLowerCase(Locale.ROOT), StatusCategory.ACTIVE);
    }
}
