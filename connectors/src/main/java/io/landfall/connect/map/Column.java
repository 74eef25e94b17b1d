package io.landfall.connect.map;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@code csv-log} map finds a field: the first of these columns that the file has, or a constant.
 *
 * @param index place in the header; negative where the file has no such column
 */
record Column(
        MapFile map,
        String key,
        List<String> names,
        @Nullable String constant,
        boolean optional,
        int index) {
    private static final Set<String> KEYS =
            Set.of("column", "columns", "constant", "optional", "pattern", "patterns", "zone", "values", "separator");

    static Column read(MapFile map, String key) {
        if (!map.isSection(key)) {
            return new Column(map, key, nonEmpty(map, key, map.texts(key)), null, false, -1);
        }
        MapFile section = map.section(key).only(KEYS.stream().sorted().toList());
        if (section.has("constant")) {
            return new Column(map, key, List.of(), section.text("constant"), true, -1);
        }
        List<String> names = section.has("columns") ? section.texts("columns") : section.texts("column");
        boolean optional = Boolean.parseBoolean(section.text("optional", "false"));
        return new Column(map, key, nonEmpty(map, key, names), null, optional, -1);
    }

    private static List<String> nonEmpty(MapFile map, String key, List<String> names) {
        if (names.isEmpty() || names.contains("")) {
            throw map.error(key, "name a column, a list of alternatives, or {constant: VALUE}");
        }
        return names;
    }

    Column in(List<String> header) {
        for (String name : names) {
            int found = header.indexOf(name);
            if (found >= 0) {
                return new Column(map, key, names, constant, optional, found);
            }
        }
        return this;
    }

    boolean isMissing() {
        return index < 0 && !optional;
    }

    @Nullable
    String cell(List<String> cells, Set<String> missing) {
        String cell = index < 0 ? constant : cells.get(index).strip();
        return cell == null || cell.isEmpty() || missing.contains(cell) ? null : cell;
    }

    /** The map's section for more about this column; empty where the map says no more than its name. */
    MapFile details() {
        return map.isSection(key) ? map.section(key) : MapFile.read(null);
    }

    InstantFormats instants() {
        MapFile details = details();
        List<String> patterns = patterns(details).isEmpty() ? patterns(map) : patterns(details);
        String zone = details.text("zone", map.text("zone", "UTC"));
        try {
            return new InstantFormats(patterns, ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw map.error(key, "unknown zone '" + zone + "'; use a name such as UTC or Europe/Berlin");
        } catch (IllegalArgumentException e) {
            throw map.error(
                    key, "bad pattern: " + e.getMessage() + "; use e.g. yyyy-MM-dd HH:mm:ss, iso or epoch-millis");
        }
    }

    private static List<String> patterns(MapFile section) {
        return section.has("patterns") ? section.texts("patterns") : section.texts("pattern");
    }
}
