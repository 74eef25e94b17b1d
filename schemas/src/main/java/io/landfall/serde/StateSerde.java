package io.landfall.serde;

import io.landfall.avro.AvroTrust;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records of our own topics and stores, in Avro's single-object encoding: two marker bytes, the fingerprint of the schema that
 * wrote, Avro binary. Needs no registry; reads what every release wrote. Thread-safe, so one instance serves all stream threads.
 */
public final class StateSerde<T extends SpecificRecord> implements Serde<T> {

    static {
        AvroTrust.ensure();
    }

    private final String name;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    /** @param released schemas that earlier releases wrote under */
    StateSerde(Schema schema, List<Schema> released) {
        SpecificData model = AvroModel.specific();
        SchemaStore.Cache known = new SchemaStore.Cache();
        released.forEach(known::addSchema);
        this.name = schema.getFullName();
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        this.decoder = new BinaryMessageDecoder<>(model, schema, known);
    }

    public static <T extends SpecificRecord> StateSerde<T> of(Class<T> type) {
        Schema schema = SpecificData.get().getSchema(type);
        return new StateSerde<>(schema, ReleasedSchemas.of(schema));
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : toBytes(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : fromBytes(bytes);
    }

    public byte[] toBytes(T value) {
        try {
            ByteBuffer encoded = encoder.encode(value);
            byte[] bytes = encoded.array();
            if (bytes.length == encoded.remaining()) {
                return bytes;
            }
            byte[] copy = new byte[encoded.remaining()];
            encoded.get(copy);
            return copy;
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("cannot write a " + name + ": " + e.getMessage(), e);
        }
    }

    public T fromBytes(byte[] bytes) {
        try {
            return decoder.decode(bytes, null);
        } catch (Exception e) { // Avro answers malformed bytes with more kinds of exceptions than it documents.
            throw new SerializationException(
                    "cannot read a " + name + " of " + bytes.length + " bytes: " + e.getMessage(), e);
        }
    }
}
