package io.landfall.serde;

import io.landfall.avro.AvroTrust;
import java.util.ArrayList;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/** How our serdes make and read generated classes, where Avro's own model of a class falls short. */
final class AvroModel extends SpecificData {

    private static final SpecificData SPECIFIC = new AvroModel();

    static {
        AvroTrust.ensure();
    }

    private AvroModel() {
        super(AvroModel.class.getClassLoader());
        // A class's own model has the conversions of its own fields only, not those of the records in them.
        addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    static SpecificData specific() {
        return SPECIFIC;
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
