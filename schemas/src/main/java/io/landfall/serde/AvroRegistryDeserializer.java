package io.landfall.serde;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.landfall.avro.AvroTrust;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format into the generated class of the writer's record, whatever version wrote it; into generic records
 * where {@code specific.avro.reader} is false. Thread-safe.
 *
 * <p>Bad bytes are a {@link SerializationException}; a registry that is away is a {@link RegistryUnavailableException}.
 */
public final class AvroRegistryDeserializer<T extends IndexedRecord> implements Deserializer<T> {

    private static final int HEADER = 1 + Integer.BYTES;

    static {
        AvroTrust.ensure();
    }

    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable BinaryDecoder> decoders = new ThreadLocal<>();
    private @Nullable SchemaRegistryClient client;
    private boolean specific = true;
    private boolean ownsClient;

    /** For Kafka, which calls {@link #configure}. */
    public AvroRegistryDeserializer() {}

    /** With a client of the caller's, who closes it. */
    public AvroRegistryDeserializer(SchemaRegistryClient client) {
        this.client = client;
    }

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        RegistryConfig config = new RegistryConfig(properties);
        specific = config.specificReader();
        if (client == null) {
            client = config.newClient();
            ownsClient = true;
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka: null is a tombstone, and stays one.
    public T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = schemaId(topic, bytes);
        DatumReader<T> reader = readers.get(id);
        if (reader == null) {
            reader = reader(id);
            readers.put(id, reader);
        }
        try {
            BinaryDecoder decoder =
                    DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoders.get());
            decoders.set(decoder);
            T record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("there are bytes behind the record");
            }
            return record;
        } catch (Exception e) { // Avro answers malformed bytes with more kinds of exceptions than it documents.
            throw new SerializationException(
                    "cannot read a record of " + topic + " (" + bytes.length + " bytes, schema id " + id + "): "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        if (ownsClient && client != null) {
            AvroRegistrySerializer.close(client);
        }
    }

    private static int schemaId(String topic, byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new SerializationException("a record of " + topic + " has " + bytes.length
                    + " bytes: Confluent's wire format has at least " + HEADER);
        }
        if (bytes[0] != AvroRegistrySerializer.MAGIC) {
            throw new SerializationException("a record of " + topic + " starts with byte "
                    + Byte.toUnsignedInt(bytes[0]) + ": Confluent's wire format starts with 0");
        }
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }

    @SuppressWarnings("unchecked") // the class is that of the schema
    private DatumReader<T> reader(int id) {
        if (client == null) {
            throw new IllegalStateException("configure() was not called");
        }
        Schema writer = new Registry(client).byId(id);
        if (!specific) {
            return new GenericDatumReader<>(writer);
        }
        SpecificData model = AvroModel.specific();
        Class<?> type = writer.getType() == Schema.Type.RECORD ? model.getClass(writer) : null;
        if (type == null) {
            throw new SerializationException("schema id " + id + " is " + writer.getFullName()
                    + ", of which there is no generated class: " + RegistryConfig.SPECIFIC_READER + "=false reads it");
        }
        Schema reader = model.getSchema(type);
        return (DatumReader<T>) model.createDatumReader(writer, reader);
    }
}
