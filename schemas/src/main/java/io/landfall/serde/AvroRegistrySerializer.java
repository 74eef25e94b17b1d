package io.landfall.serde;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.landfall.avro.AvroTrust;
import io.landfall.serde.Registry.Registered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Generated records in Confluent's wire format: byte 0, the schema's id in 4 bytes, Avro binary. Configured by Confluent's property
 * names. Thread-safe, as a producer is.
 */
public final class AvroRegistrySerializer<T extends SpecificRecord> implements Serializer<T> {

    static final byte MAGIC = 0;

    static {
        AvroTrust.ensure();
    }

    private final Map<Target, Writer> writers = new ConcurrentHashMap<>();
    private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
    private @Nullable SchemaRegistryClient client;
    private RegistryConfig config = new RegistryConfig(Map.of());
    private boolean isKey;
    private boolean ownsClient;

    /** For Kafka, which calls {@link #configure}. */
    public AvroRegistrySerializer() {}

    /** With a client of the caller's, who closes it. */
    public AvroRegistrySerializer(SchemaRegistryClient client) {
        this.client = client;
    }

    private record Target(String topic, Schema schema) {}

    /** @param projection the schema to write under where it is not the record's own */
    private record Writer(
            int id, DatumWriter<Object> writer, @Nullable Schema projection) {}

    private static final class Buffer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    }

    @Override
    public void configure(Map<String, ?> properties, boolean key) {
        config = new RegistryConfig(properties);
        isKey = key;
        config.subjectNames(key);
        if (client == null) {
            client = config.newClient();
            ownsClient = true;
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka: null is a tombstone, and stays one.
    public byte[] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        Schema schema = record.getSchema();
        Target target = new Target(topic, schema);
        Writer writer = writers.get(target);
        if (writer == null) {
            writer = resolve(topic, schema);
            writers.put(target, writer);
        }
        try {
            return write(record, writer);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "cannot write a " + schema.getFullName() + " for " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (ownsClient && client != null) {
            close(client);
        }
    }

    private byte[] write(T record, Writer writer) throws IOException {
        Buffer buffer = buffers.get();
        buffer.bytes.reset();
        buffer.bytes.write(MAGIC);
        buffer.bytes.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(writer.id()).array());
        Object datum = writer.projection() == null ? record : project(record, writer.projection());
        writer.writer().write(datum, buffer.encoder);
        buffer.encoder.flush();
        return buffer.bytes.toByteArray();
    }

    private Writer resolve(String topic, Schema schema) {
        if (client == null) {
            throw new IllegalStateException("configure() was not called");
        }
        Registry registry = new Registry(client);
        Schema plain = PlainSchema.of(schema);
        String subject = config.subjectNames(isKey).subject(topic, isKey, schema);
        if (!config.autoRegister() && config.useLatest()) {
            Registered latest = registry.latest(subject);
            if (!latest.schema().equals(plain)) {
                return new Writer(latest.id(), new GenericDatumWriter<>(latest.schema()), latest.schema());
            }
            return new Writer(latest.id(), writer(schema), null);
        }
        Registered found = config.autoRegister() ? registry.register(subject, plain) : registry.find(subject, plain);
        return new Writer(found.id(), writer(schema), null);
    }

    private static DatumWriter<Object> writer(Schema schema) {
        return new SpecificDatumWriter<>(schema, AvroModel.specific());
    }

    /** The record as another version of its schema has it: fields by name, not by place. */
    private static Object project(SpecificRecord record, Schema target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        writer(record.getSchema()).write(record, encoder);
        encoder.flush();
        return new GenericDatumReader<>(record.getSchema(), target)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }

    static void close(SchemaRegistryClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new SerializationException("the registry client did not close: " + e.getMessage(), e);
        }
    }
}
