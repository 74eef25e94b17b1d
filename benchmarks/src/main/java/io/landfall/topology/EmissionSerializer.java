package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import io.landfall.serde.StateSerde;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes what a stage says as the pipeline does: to other stages as state, to topics through the registry. */
final class EmissionSerializer implements Serializer<Emission> {

    private final StateSerde<Envelope> envelopes = StateSerde.of(Envelope.class);
    private final Serializer<SpecificRecord> values;

    EmissionSerializer(Serializer<SpecificRecord> values) {
        this.values = values;
    }

    @Override
    public byte @Nullable [] serialize(String topic, Emission emission) {
        SpecificRecord value = emission.value();
        if (value == null) {
            return null;
        }
        return value instanceof Envelope envelope ? envelopes.toBytes(envelope) : values.serialize(topic, value);
    }
}
