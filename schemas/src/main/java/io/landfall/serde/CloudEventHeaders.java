package io.landfall.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.landfall.event.Facts;
import io.landfall.event.Instants;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: the attributes as headers, the value as it is. */
public final class CloudEventHeaders {

    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/avro";

    private CloudEventHeaders() {}

    /** Of a fact, by its own identity. */
    public static Headers of(SpecificRecord fact) {
        return of(Facts.type(fact), Facts.source(fact), Facts.id(fact), Facts.occurredAt(fact));
    }

    /**
     * Of anything.
     *
     * @param type name of its kind, e.g. {@code alert}; the header says {@code io.landfall.alert.v1}
     */
    public static Headers of(String type, String source, String id, Instant time) {
        return new RecordHeaders()
                .add("ce_specversion", SPEC_VERSION.getBytes(UTF_8))
                .add("ce_id", id.getBytes(UTF_8))
                .add("ce_source", uri(source).getBytes(UTF_8))
                .add("ce_type", ("io.landfall." + type + ".v1").getBytes(UTF_8))
                .add("ce_time", Instants.format(time).getBytes(UTF_8))
                .add("content-type", CONTENT_TYPE.getBytes(UTF_8));
    }

    /** The source as a URI reference; what is none is percent-encoded. */
    private static String uri(String source) {
        URI uri = null;
        try {
            uri = new URI(source);
        } catch (URISyntaxException e) {
            // A path, then; its first segment must not look like a scheme.
            for (String path : List.of(source, "./" + source)) {
                uri = uri == null ? asPath(path) : uri;
            }
        }
        if (uri == null || source.isEmpty()) {
            throw new IllegalArgumentException("source \"" + source + "\" is no URI and cannot be made one");
        }
        return uri.toASCIIString();
    }

    private static @Nullable URI asPath(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
