package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The map of a {@code csv-log}: which columns of an event log hold what. Keys of fields name a column, a list of
 * alternatives, or a section with {@code column(s)}, {@code constant}, {@code optional}, and, where they fit,
 * {@code pattern(s)}, {@code zone}, {@code values}, {@code separator}.
 */
record CsvLogMap(
        String source,
        char delimiter,
        Set<String> missing,
        Map<String, Column> columns,
        WordTable<StatusCategory> categories) {

    private static final List<String> FIELDS = List.of(
            "itemId",
            "timestamp",
            "sequence",
            "status",
            "created",
            "key",
            "title",
            "itemType",
            "workKind",
            "team",
            "area",
            "labels",
            "features",
            "parent",
            "url");
    private static final List<String> OPTIONS =
            List.of("source", "delimiter", "missing", "zone", "pattern", "patterns", "statusCategory", "type");

    static CsvLogMap read(String reference) {
        return of(MapFile.read(reference));
    }

    static CsvLogMap of(MapFile map) {
        Set<String> known = new TreeSet<>(FIELDS);
        known.addAll(OPTIONS);
        map.only(known);
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String field : FIELDS) {
            if (map.has(field)) {
                columns.put(field, Column.read(map, field));
            }
        }
        if (map.has("type")) {
            if (columns.put("itemType", Column.read(map, "type")) != null) {
                throw map.error("type", "means the same as itemType; keep one of them");
            }
        }
        for (String required : List.of("itemId", "timestamp")) {
            if (!columns.containsKey(required)) {
                throw map.error(required, "is missing; name the column that holds it");
            }
        }
        // Read early, so that a typo is told even where the file is empty.
        columns.values().forEach(CsvLogMap::check);
        return new CsvLogMap(
                map.text("source", "file"),
                delimiter(map),
                new HashSet<>(map.texts("missing")),
                columns,
                WordTable.read(map.section("statusCategory"), StatusCategory.class));
    }

    private static void check(Column column) {
        switch (column.key()) {
            case "timestamp", "created" -> column.instants();
            case "itemType", "type" -> new Words<>(column, ItemType.class);
            case "workKind" -> new Words<>(column, WorkKind.class);
            default -> {}
        }
    }

    private static char delimiter(MapFile map) {
        String text = map.text("delimiter", ",");
        String plain = text.equals("\\t") || text.equals("tab") ? "\t" : text;
        if (plain.length() != 1 || plain.charAt(0) == '"') {
            throw map.error("delimiter", "'" + text + "' is not one character; use e.g. \",\", \";\" or tab");
        }
        return plain.charAt(0);
    }

    Format format() {
        return new Format.Records(
                FileNames.ending(".csv", ".tsv", ".txt"), delimiter, header -> CsvLogMapper.of(this, header));
    }

    /** A column whose cells are constants of ours, by its own table or by name. */
    static final class Words<E extends Enum<E>> {
        private final WordTable<E> table;
        private final Class<E> type;
        private final boolean byName;

        Words(Column column, Class<E> type) {
            this.type = type;
            MapFile details = column.details();
            byName = !details.has("values");
            table = WordTable.read(details.section("values"), type);
            if (column.constant() != null) {
                WordTable.constant(details, "constant", type);
            }
        }

        E of(String field, String cell) throws BadCellException {
            E value = byName ? WordTable.parse(cell, type) : table.of(cell);
            if (value == null) {
                throw new BadCellException(
                        BadFactException.UNKNOWN_VALUE,
                        field + " '" + cell + "' is none of " + String.join(", ", WordTable.names(type))
                                + "; translate it under `values` in the map, or give a `default` there");
            }
            return value;
        }
    }
}
