package io.landfall.serde;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads with plain lists in the place of Avro's own, whose equals() throws on records with an optional instant. */
final class PlainLists implements DatumReader<Object> {

    /** The fields of each class that may hold lists or records; asking the others would box their numbers. */
    private static final ClassValue<int[]> CONTAINERS = new ClassValue<>() {

        @Override
        protected int[] computeValue(Class<?> type) {
            return SpecificData.get().getSchema(type).getFields().stream()
                    .filter(field -> contains(field.schema()))
                    .mapToInt(Schema.Field::pos)
                    .toArray();
        }

        private static boolean contains(Schema schema) {
            return switch (schema.getType()) {
                case ARRAY, RECORD -> true;
                case UNION -> schema.getTypes().stream().anyMatch(each -> contains(each));
                default -> false;
            };
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
            for (int field : CONTAINERS.get(record.getClass())) {
                Object before = record.get(field);
                if (before instanceof GenericArray || before instanceof SpecificRecord) {
                    record.put(field, plain(before));
                }
            }
        } else if (value instanceof GenericArray<?> array) {
            List<Object> list = new ArrayList<>(array.size());
            for (Object element : array) {
                list.add(plain(element));
            }
            return list;
        }
        return value;
    }
}
