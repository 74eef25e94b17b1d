package io.landfall.serde;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts plain lists in the place of Avro's own, whose equals() throws on records with an optional instant. Its reader makes them
 * for optional fields, which are lists or null.
 */
final class PlainLists implements DatumReader<Object> {

    /** The fields of each class that hold optional lists at any depth; asking the others would only take time. */
    private static final ClassValue<int[]> HOLDERS = new ClassValue<>() {

        @Override
        protected int[] computeValue(Class<?> type) {
            return SpecificData.get().getSchema(type).getFields().stream()
                    .filter(field -> isNeeded(field.schema()))
                    .mapToInt(Schema.Field::pos)
                    .toArray();
        }
    };

    private final DatumReader<?> reader;

    PlainLists(DatumReader<?> reader) {
        this.reader = reader;
    }

    @Override
    public void setSchema(Schema schema) {
        reader.setSchema(schema);
    }

    @Override
    public Object read(@Nullable Object reuse, Decoder in) throws IOException {
        return plain(reader.read(null, in));
    }

    private static Object plain(Object value) {
        if (value instanceof SpecificRecord record) {
            for (int field : HOLDERS.get(record.getClass())) {
                Object before = record.get(field);
                if (before != null) {
                    record.put(field, plain(before));
                }
            }
        } else if (value instanceof List<?> list) {
            list.forEach(PlainLists::plain); // records are changed where they are
            return list instanceof GenericArray ? new ArrayList<>(list) : list;
        }
        return value;
    }

    /** Whether there are optional lists in what is read. */
    static boolean isNeeded(Schema schema) {
        return holds(schema, new HashSet<>());
    }

    private static boolean holds(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case ARRAY -> holds(schema.getElementType(), seen);
            case UNION ->
                schema.getTypes().stream().anyMatch(type -> type.getType() == Schema.Type.ARRAY || holds(type, seen));
            case RECORD ->
                seen.add(schema.getFullName())
                        && schema.getFields().stream().anyMatch(field -> holds(field.schema(), seen));
            default -> false;
        };
    }
}
