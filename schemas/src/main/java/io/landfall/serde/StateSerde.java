package io.landfall.serde;

import io.landfall.avro.AvroTrust;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Records of our own topics and stores, in Avro's single-object encoding: two marker bytes, the fingerprint of the schema that
 * wrote, Avro binary. Needs no registry; reads what every release wrote. Thread-safe, so one instance serves all stream threads.
 */
public final class StateSerde<T extends SpecificRecord> implements Serde<T> {

    static {
        AvroTrust.ensure();
    }

    /** C3 01, as a little-endian number. */
    private static final short MARKER = 0x01C3;

    private static final int HEADER = Short.BYTES + Long.BYTES;
    private static final ThreadLocal<@Nullable BinaryDecoder> DECODERS = new ThreadLocal<>();

    private final String name;
    private final BinaryMessageEncoder<T> encoder;
    /** By the fingerprint of the schema that wrote. */
    private final Map<Long, DatumReader<T>> readers = new HashMap<>();

    /** @param released schemas that earlier releases wrote under */
    StateSerde(Schema schema, List<Schema> released) {
        SpecificData model = AvroModel.specific();
        this.name = schema.getFullName();
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        addReader(model, schema, schema);
        released.forEach(writer -> addReader(model, writer, schema));
    }

    @SuppressWarnings("unchecked")
    private void addReader(SpecificData model, Schema writer, Schema schema) {
        readers.put(SchemaNormalization.parsingFingerprint64(writer), (DatumReader<T>)
                model.createDatumReader(writer, schema));
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
            return read(bytes);
        } catch (Exception e) { // Avro answers malformed bytes with more kinds of exceptions than it documents.
            throw new SerializationException(
                    "cannot read a " + name + " of " + bytes.length + " bytes: " + e.getMessage(), e);
        }
    }

    /** Avro's own BinaryMessageDecoder reads byte by byte, out of a stream. */
    private T read(byte[] bytes) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER || header.getShort() != MARKER) {
            throw new BadHeaderException("it does not begin as Avro's single-object encoding does");
        }
        long fingerprint = header.getLong();
        DatumReader<T> reader = readers.get(fingerprint);
        if (reader == null) {
            throw new MissingSchemaException(
                    "no release wrote under a schema with the fingerprint " + Long.toHexString(fingerprint));
        }
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, DECODERS.get());
        DECODERS.set(decoder);
        return reader.read(null, decoder);
    }
}
