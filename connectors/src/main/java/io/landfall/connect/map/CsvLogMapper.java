package io.landfall.connect.map;

import io.landfall.connect.InputException;
import io.landfall.event.BadFactException;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.schema.WorkKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of any event log to work-item facts. */
final class CsvLogMapper implements RecordMapper {
    private final CsvLogMap map;
    private final Map<String, Column> columns;
    private final Map<String, InstantFormats> instants = new HashMap<>();
    private final Map<String, String> separators = new HashMap<>();
    private final CsvLogMap.@Nullable Words<ItemType> types;
    private final CsvLogMap.@Nullable Words<WorkKind> kinds;
    private final ContentIds ids = new ContentIds();

    private CsvLogMapper(CsvLogMap map, Map<String, Column> columns) {
        this.map = map;
        this.columns = columns;
        columns.forEach((field, column) -> {
            switch (field) {
                case "timestamp", "created" -> instants.put(field, column.instants());
                case "labels", "features" ->
                    separators.put(field, Pattern.quote(column.details().text("separator", ";")));
                default -> {}
            }
        });
        Column type = columns.get("itemType");
        Column kind = columns.get("workKind");
        types = type == null ? null : new CsvLogMap.Words<>(type, ItemType.class);
        kinds = kind == null ? null : new CsvLogMap.Words<>(kind, WorkKind.class);
    }

    /** @throws InputException where the header lacks columns that the map names */
    static CsvLogMapper of(CsvLogMap map, List<String> header) {
        Map<String, Column> found = new HashMap<>();
        List<String> lacking = new ArrayList<>();
        map.columns().forEach((field, column) -> {
            Column placed = column.in(header);
            found.put(field, placed);
            if (placed.isMissing()) {
                lacking.add(field + " (" + String.join(" or ", column.names()) + ")");
            }
        });
        if (!lacking.isEmpty()) {
            throw new InputException("no column for " + String.join(", ", lacking) + "; the file has: "
                    + String.join(", ", header) + "; correct the map or its delimiter");
        }
        return new CsvLogMapper(map, found);
    }

    @Override
    public Mapped map(List<String> cells) {
        try {
            return Mapped.Facts.of(ids.assign(item(cells)));
        } catch (BadCellException e) {
            return e.rejected();
        }
    }

    private WorkItem item(List<String> cells) throws BadCellException {
        WorkItem item = new WorkItem();
        item.setId("");
        item.setSource(map.source());
        item.setItemId(required("itemId", cells));
        item.setOccurredAt(instant("timestamp", required("timestamp", cells)));
        item.setSequence(sequence(cells));
        String created = cell("created", cells);
        item.setCreatedAt(created == null ? null : instant("created", created));
        String status = cell("status", cells);
        item.setStatus(status);
        item.setStatusCategory(status == null ? null : category(status));
        item.setKey(cell("key", cells));
        item.setTitle(cell("title", cells));
        item.setTeam(cell("team", cells));
        item.setArea(cell("area", cells));
        item.setParent(cell("parent", cells));
        item.setUrl(cell("url", cells));
        String type = cell("itemType", cells);
        item.setItemType(type == null || types == null ? null : types.of("itemType", type));
        String kind = cell("workKind", cells);
        item.setWorkKind(kind == null || kinds == null ? null : kinds.of("workKind", kind));
        item.setLabels(list("labels", cells));
        item.setFeatures(list("features", cells));
        return item;
    }

    private @Nullable StatusCategory category(String status) {
        return map.categories().of(status);
    }

    private @Nullable String cell(String field, List<String> cells) {
        Column column = columns.get(field);
        return column == null ? null : column.cell(cells, map.missing());
    }

    private String required(String field, List<String> cells) throws BadCellException {
        String cell = cell(field, cells);
        if (cell == null) {
            throw new BadCellException(
                    BadFactException.MISSING_FIELD, "the row has no " + field + "; every row needs one");
        }
        return cell;
    }

    private Instant instant(String field, String cell) throws BadCellException {
        InstantFormats formats = instants.get(field);
        try {
            if (formats == null) {
                throw new IllegalStateException("no formats for " + field);
            }
            return formats.parse(cell);
        } catch (DateTimeException e) {
            throw new BadCellException(BadFactException.BAD_INSTANT, field + ": " + e.getMessage());
        }
    }

    private @Nullable Long sequence(List<String> cells) throws BadCellException {
        String cell = cell("sequence", cells);
        if (cell == null) {
            return null;
        }
        try {
            long sequence = Long.parseLong(cell);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // told below, together with the negative ones
        }
        throw new BadCellException(
                BadFactException.OUT_OF_RANGE, "sequence '" + cell + "' is not a whole number from 0 up");
    }

    private @Nullable List<String> list(String field, List<String> cells) {
        String cell = cell(field, cells);
        if (cell == null) {
            return null;
        }
        TreeSet<String> values = new TreeSet<>();
        for (String value : cell.split(separators.getOrDefault(field, ";"))) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return List.copyOf(values);
    }
}
