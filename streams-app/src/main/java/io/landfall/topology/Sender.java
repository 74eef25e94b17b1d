package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import io.landfall.serde.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends what a task says on its way. What depends on arrival, the revision, goes into a header and never into a value. */
final class Sender implements Publisher.Out {

    /** How often this was said, from 1. */
    static final String REVISION = "landfall_revision";

    private static final String SOURCE = "landfall";

    private final ProcessorContext<String, Emission> context;

    Sender(ProcessorContext<String, Emission> context) {
        this.context = context;
    }

    @Override
    public void send(Channel channel, String key, @Nullable SpecificRecord value, long revision) {
        Headers headers = new RecordHeaders();
        if (value != null && !(value instanceof Envelope)) {
            Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
            headers = CloudEventHeaders.of(type(value), SOURCE, key + '/' + revision, now);
        }
        if (!(value instanceof Envelope)) {
            headers.add(REVISION, Long.toString(revision).getBytes(StandardCharsets.UTF_8));
        }
        forward(channel, key, value, headers);
    }

    /** Name of its kind: an AlertState becomes alert-state. */
    private static String type(SpecificRecord value) {
        String name = value.getSchema().getName();
        return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** To one subject, or to every task, of a stage. */
    void tell(Channel stage, String key, Envelope envelope) {
        forward(stage, key, envelope, new RecordHeaders());
    }

    private void forward(Channel channel, String key, @Nullable SpecificRecord value, Headers headers) {
        context.forward(new Record<>(key, new Emission(channel, value), context.currentSystemTimeMs(), headers));
    }
}
