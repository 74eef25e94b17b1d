package io.landfall.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.LineMapper;
import io.landfall.connect.map.Mapped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 over HTTP: binary, structured and batched. CDEvents are mapped as such; events {@code io.landfall.TYPE.v1} are
 * canonical, with the event's id, source and time where the data does not say its own.
 */
final class CloudEvents implements Reading {

    private static final Pattern OURS = Pattern.compile("io\\.landfall\\.([a-z-]+)\\.v1");
    private static final String CDEVENTS = "dev.cdevents.";

    private final Format.Payloads cdevents;
    private final Format.Lines canonical;

    CloudEvents(Format cdevents, Format canonical) {
        this.cdevents = (Format.Payloads) cdevents;
        this.canonical = (Format.Lines) canonical;
    }

    @Override
    public Mapped read(Incoming incoming) throws UnreadableException {
        String type = incoming.headers().get("Content-Type");
        JsonNode body = Json.of(incoming.body());
        if (type != null && type.startsWith("application/cloudevents-batch")) {
            List<Mapped.Part> parts = new ArrayList<>();
            body.forEach(event -> parts.add(new Mapped.Part(event.toString(), structured(event))));
            return new Mapped.Parts(parts);
        } else if (type != null && type.startsWith("application/cloudevents")) {
            return structured(body);
        }
        HttpFields headers = incoming.headers();
        return event(
                headers.get("ce-type"), headers.get("ce-id"), headers.get("ce-source"), headers.get("ce-time"), body);
    }

    private Mapped structured(JsonNode event) {
        JsonNode data = event.path("data");
        String packed = event.path("data_base64").asText("");
        if (!packed.isEmpty()) {
            try {
                data = Json.of(Base64.getDecoder().decode(packed));
            } catch (IllegalArgumentException | UnreadableException e) {
                return new Mapped.Rejected("BAD_JSON", "data_base64: " + e.getMessage());
            }
        }
        return event(text(event, "type"), text(event, "id"), text(event, "source"), text(event, "time"), data);
    }

    private static @Nullable String text(JsonNode event, String attribute) {
        return event.path(attribute).isTextual() ? event.path(attribute).textValue() : null;
    }

    private Mapped event(
            @Nullable String type, @Nullable String id, @Nullable String source, @Nullable String time, JsonNode data) {
        if (type == null || id == null) {
            return new Mapped.Rejected("MISSING_FIELD", "a CloudEvent has a type and an id");
        } else if (type.startsWith(CDEVENTS)) {
            return cdevents.mapper().map(data, "", "");
        }
        Matcher ours = OURS.matcher(type);
        if (!ours.matches() || !(data instanceof ObjectNode given)) {
            return new Mapped.Skipped("cloudevents, another type");
        }
        ObjectNode fact = JsonNodeFactory.instance.objectNode();
        fact.put("type", ours.group(1));
        fact.put("id", id);
        if (source != null) {
            fact.put("source", source);
        }
        if (time != null) {
            fact.put("occurredAt", time);
        }
        fact.setAll(given);
        LineMapper mapper = canonical.mapper().get();
        return mapper.map(new String(fact.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
