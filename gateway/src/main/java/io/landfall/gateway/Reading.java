package io.landfall.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.LineMapper;
import io.landfall.connect.map.Mapped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says. */
@FunctionalInterface
interface Reading {

    Mapped read(Incoming incoming) throws UnreadableException;

    /** JSON of a format. */
    static Reading json(Format format) {
        return json(format, null);
    }

    /** @param eventHeader header that names the kind of event, for formats that take a hint; null where there is none */
    static Reading json(Format format, @Nullable String eventHeader) {
        Format.Payloads payloads = (Format.Payloads) format;
        return incoming -> {
            String event = eventHeader == null ? null : incoming.headers().get(eventHeader);
            return payloads.mapper().map(Json.of(incoming.body()), event == null ? "" : event, "");
        };
    }

    /** A call of Segment's API; where it tells no time of its own, now is it. */
    static Reading call(Format format, String call) {
        Format.Payloads payloads = (Format.Payloads) format;
        return incoming -> {
            JsonNode json = Json.of(incoming.body());
            if (json instanceof ObjectNode message && !message.has("receivedAt")) {
                message.put("receivedAt", Instant.now().toString());
            }
            return payloads.mapper().map(json, "", call);
        };
    }

    /** Traces, logs and metrics, in protobuf or JSON as the request says. */
    static Reading otlp(Format format, OtlpProtobuf.Signal signal) {
        Format.Payloads payloads = (Format.Payloads) format;
        return incoming -> {
            String type = incoming.headers().get("Content-Type");
            JsonNode json = type != null && type.startsWith("application/x-protobuf")
                    ? OtlpProtobuf.json(signal, incoming.body())
                    : Json.of(incoming.body());
            return payloads.mapper().map(json, "", "");
        };
    }

    /** What PostHog's libraries send, packed in one of their ways: the form in which such requests are recorded. */
    static Reading posthog(Format format) {
        Format.Payloads payloads = (Format.Payloads) format;
        return incoming -> {
            ObjectNode recorded = JsonNodeFactory.instance.objectNode();
            recorded.put("path", incoming.uri());
            recorded.put("now", Instant.now().toString());
            recorded.put("body", Base64.getEncoder().encodeToString(incoming.body()));
            return payloads.mapper().map(recorded, "", "");
        };
    }

    /** One a line. */
    static Reading lines(Format format) {
        Format.Lines lines = (Format.Lines) format;
        return incoming -> {
            LineMapper mapper = lines.mapper().get();
            List<Mapped.Part> parts = new ArrayList<>();
            new String(incoming.body(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> parts.add(new Mapped.Part(line, mapper.map(line))));
            return new Mapped.Parts(parts);
        };
    }

    /** Reads JSON and nothing behind it. */
    final class Json {

        private static final ObjectReader READER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);

        private Json() {}

        static JsonNode of(byte[] body) throws UnreadableException {
            try {
                JsonNode json = READER.readTree(body);
                if (json.isMissingNode()) {
                    throw new UnreadableException("the body is empty");
                }
                return json;
            } catch (JsonProcessingException e) {
                throw new UnreadableException("the body is not JSON: " + e.getOriginalMessage());
            } catch (IOException e) {
                throw new UnreadableException("the body cannot be read: " + e.getMessage());
            }
        }
    }
}
