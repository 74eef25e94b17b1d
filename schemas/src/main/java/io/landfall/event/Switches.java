package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The word {@code off} in a field of a policy: kept as a name in a list of the record, so that the field keeps its type. */
record Switches(int position) {

    static final String OFF_JSON = "\"off\"";
    private static final String OFF = "off";
    private static final Set<String> COMMON = Set.of("id", "source", "occurredAt", "sequence");

    static Switches of(Schema schema) {
        return new Switches(schema.getField(OFF).pos());
    }

    boolean isOff(FieldCodec field, JsonNode value) {
        return field.nullable() && !COMMON.contains(field.name()) && OFF.equals(value.textValue());
    }

    boolean isOff(SpecificRecord record, FieldCodec field) {
        return record.get(position) instanceof Collection<?> names && names.contains(field.name());
    }

    /** Sorted: the order in which they stood says nothing. */
    void put(SpecificRecord record, List<String> names) {
        record.put(position, names.stream().sorted().toList());
    }
}
