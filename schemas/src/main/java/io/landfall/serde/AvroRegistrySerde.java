package io.landfall.serde;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;

/** The registry serializer and deserializer as one, for Kafka Streams. */
public final class AvroRegistrySerde<T extends SpecificRecord> extends Serdes.WrapperSerde<T> {

    /** For Kafka, which calls {@code configure}. */
    public AvroRegistrySerde() {
        super(new AvroRegistrySerializer<>(), new AvroRegistryDeserializer<>());
    }

    /** With a client of the caller's, who closes it. */
    public AvroRegistrySerde(SchemaRegistryClient client) {
        super(new AvroRegistrySerializer<>(client), new AvroRegistryDeserializer<>(client));
    }
}
