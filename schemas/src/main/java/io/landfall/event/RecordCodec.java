package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records, by a table of their fields that is built once from the Avro schema. */
final class RecordCodec implements ValueCodec {

    private static final String OPEN = "x-";
    private static final String TYPE = "type";

    private final Schema schema;
    private final Class<?> type;
    private final @Nullable String factType;
    private final @Nullable Switches switches;
    private final List<FieldCodec> inOrder;
    private final List<FieldCodec> sorted;
    private final Map<String, FieldCodec> byName = new HashMap<>();

    /**
     * @param factType value of {@code type} where the JSON bears one
     * @param switches the fields that the word {@code off} may stand in, where there are such
     */
    RecordCodec(Schema schema, List<FieldCodec> fields, @Nullable String factType, @Nullable Switches switches) {
        this.schema = schema;
        this.type = SpecificData.get().getClass(schema);
        this.factType = factType;
        this.switches = switches;
        this.inOrder = List.copyOf(fields);
        fields.forEach(field -> byName.put(field.name(), field));
        List<FieldCodec> byNameOrder = new ArrayList<>(fields);
        if (factType != null) {
            byNameOrder.add(new FieldCodec(TYPE, -1, false, null, ScalarCodec.TEXT));
        }
        byNameOrder.sort(Comparator.comparing(FieldCodec::name));
        this.sorted = List.copyOf(byNameOrder);
    }

    @Nullable
    FieldCodec field(String name) {
        return byName.get(name);
    }

    @Override
    public SpecificRecord read(JsonNode json, String path) throws BadFactException {
        if (!json.isObject()) {
            throw ScalarCodec.wrongType(json, path, "an object is expected");
        }
        SpecificRecord record = (SpecificRecord) SpecificData.newInstance(type, schema);
        List<String> off = new ArrayList<>();
        long seen = 0;
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            FieldCodec field = known(entry.getKey(), path);
            JsonNode value = entry.getValue();
            if (field == null || value.isNull()) {
                continue;
            }
            if (switches != null && switches.isOff(field, value)) {
                off.add(field.name());
            } else {
                record.put(field.position(), field.value().read(value, join(path, field.name())));
            }
            seen |= 1L << field.position();
        }
        if (switches != null) {
            switches.put(record, off);
        }
        complete(record, seen, path);
        return record;
    }

    @Override
    public void write(Object value, StringBuilder out, Style style) {
        SpecificRecord record = (SpecificRecord) value;
        out.append('{');
        String separator = "";
        for (FieldCodec field : style == Style.CANONICAL ? sorted : inOrder) {
            int before = out.length();
            out.append(separator);
            ScalarCodec.quote(field.name(), out);
            out.append(':');
            if (writeField(record, field, out, style)) {
                separator = ",";
            } else {
                out.setLength(before);
            }
        }
        out.append('}');
    }

    /** Answers whether there was anything to write. */
    private boolean writeField(SpecificRecord record, FieldCodec field, StringBuilder out, Style style) {
        Object value = field.position() < 0 ? factType : record.get(field.position());
        if (value == null) {
            boolean off = switches != null && switches.isOff(record, field);
            if (off) {
                out.append(Switches.OFF_JSON);
            }
            return off;
        }
        boolean silent = style == Style.CANONICAL && field.saysNothing(value);
        if (silent || EnumCodec.isUnrecognized(value)) {
            return false;
        }
        field.value().write(value, out, style);
        return true;
    }

    private @Nullable FieldCodec known(String name, String path) throws BadFactException {
        FieldCodec field = byName.get(name);
        if (field == null && !name.startsWith(OPEN) && !(factType != null && name.equals(TYPE))) {
            List<String> names = sorted.stream().map(FieldCodec::name).toList();
            String hint = Nearest.hint(name, names) + " (names of your own start with " + OPEN + ")";
            throw new BadFactException(
                    BadFactException.UNKNOWN_FIELD,
                    join(path, name),
                    join(path, name) + ": there is no such field" + of() + ", " + hint);
        }
        return field;
    }

    private void complete(SpecificRecord record, long seen, String path) throws BadFactException {
        for (FieldCodec field : inOrder) {
            if ((seen & 1L << field.position()) != 0) {
                continue;
            }
            if (field.required()) {
                String name = join(path, field.name());
                throw new BadFactException(
                        BadFactException.MISSING_FIELD, name, name + " is missing" + of() + ": it is required");
            }
            if (field.absent() != null) {
                record.put(field.position(), field.absent());
            }
        }
    }

    private String of() {
        return factType == null ? "" : " in a " + factType;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
