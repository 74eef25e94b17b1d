package io.landfall.serde;

import io.landfall.avro.AvroTrust;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * How Avro sees our generated classes: instants as {@code java.time.Instant} wherever they stand. A class's own model has the
 * conversions of its own fields only, not those of the records in them.
 */
final class AvroModel {

    private static final SpecificData SPECIFIC = new SpecificData(AvroModel.class.getClassLoader());

    static {
        AvroTrust.ensure();
        SPECIFIC.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    private AvroModel() {}

    static SpecificData specific() {
        return SPECIFIC;
    }
}
