package io.landfall.serde;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/** Reads with plain lists in the place of Avro's own, whose equals() throws on records with an optional instant. */
final class PlainLists implements DatumReader<Object> {

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
        if (value instanceof IndexedRecord record) {
            for (Schema.Field field : record.getSchema().getFields()) {
                Object before = record.get(field.pos());
                if (before instanceof GenericArray || before instanceof IndexedRecord) {
                    record.put(field.pos(), plain(before));
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
