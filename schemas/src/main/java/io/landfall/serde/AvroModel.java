package io.landfall.serde;

import io.landfall.avro.AvroTrust;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/** How our serdes make and read generated classes, where Avro's own model of a class falls short. */
final class AvroModel extends SpecificData {

    private static final SpecificData SPECIFIC = new AvroModel();

    // Avro reads twice as fast with its own class as with one that extends it.
    private static final SpecificData PLAIN = withConversions(new SpecificData(AvroModel.class.getClassLoader()));

    static {
        AvroTrust.ensure();
    }

    private AvroModel() {
        super(AvroModel.class.getClassLoader());
        withConversions(this);
    }

    /** A class's own model has the conversions of its own fields only, not those of the records in them. */
    private static SpecificData withConversions(SpecificData model) {
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        return model;
    }

    static SpecificData specific() {
        return SPECIFIC;
    }

    /** What reads records of a schema. */
    static SpecificData reading(Schema schema) {
        return hasArray(schema, new HashSet<>()) ? SPECIFIC : PLAIN;
    }

    private static boolean hasArray(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case ARRAY -> true;
            case MAP -> hasArray(schema.getValueType(), seen);
            case UNION -> schema.getTypes().stream().anyMatch(type -> hasArray(type, seen));
            case RECORD ->
                seen.add(schema.getFullName())
                        && schema.getFields().stream().anyMatch(field -> hasArray(field.schema(), seen));
            default -> false;
        };
    }

    /** Plain lists: equals() of Avro's own list throws on records with an optional instant. */
    @Override
    public Object newArray(Object old, int size, Schema schema) {
        if (old instanceof Collection<?> list) {
            list.clear();
            return list;
        }
        return new ArrayList<>(size);
    }
}
