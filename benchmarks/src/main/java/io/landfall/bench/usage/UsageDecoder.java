package io.landfall.bench.usage;

import io.landfall.avro.AvroTrust;
import io.landfall.schema.Usage;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The least that decoding an event can take: Avro's own reader of the generated class, on the schema that the benchmark wrote with,
 * so that no registry is asked. For one thread.
 */
final class UsageDecoder implements Deserializer<Usage> {

    private static final int HEADER = 1 + Integer.BYTES;

    static {
        AvroTrust.ensure();
    }

    private final SpecificDatumReader<Usage> reader = new SpecificDatumReader<>(Usage.class);
    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    @Override
    public Usage deserialize(String topic, byte[] bytes) {
        decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
        try {
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new SerializationException("an event of " + topic + " is damaged: " + e.getMessage(), e);
        }
    }
}
