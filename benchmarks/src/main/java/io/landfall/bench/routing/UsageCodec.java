package io.landfall.bench.routing;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/** Usage events to Avro and back, without the id of a schema. */
final class UsageCodec {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SpecificDatumWriter<Usage> writer = new SpecificDatumWriter<>(Usage.class);
    private final SpecificDatumReader<Usage> reader = new SpecificDatumReader<>(Usage.class);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    byte[] encode(String signal, long number) {
        Usage usage = new Usage();
        usage.setId(Long.toHexString(number));
        usage.setSource("web:shop");
        usage.setOccurredAt(START.plusMillis(number));
        usage.setSignal(signal);
        usage.setFact(UsageFact.USE);
        usage.setActor(Long.toHexString(number * Long.MAX_VALUE));
        usage.setActorClass(ActorClass.EXTERNAL);
        usage.setCount(1L);
        bytes.reset();
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
        try {
            writer.write(usage, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    String signal(byte[] event) {
        decoder = DecoderFactory.get().binaryDecoder(event, decoder);
        try {
            return Objects.requireNonNull(reader.read(null, decoder).getSignal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
