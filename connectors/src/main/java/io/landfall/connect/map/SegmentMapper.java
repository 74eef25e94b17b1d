package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Segment's spec: {@code track} is a use of the event, {@code page} of the path, {@code screen} of its name; single calls and
 * batches. An experiment that was viewed is an exposure.
 */
final class SegmentMapper {

    private static final Set<String> OF_PEOPLE = Set.of("identify", "group", "alias");
    private static final Set<String> CALLS = Set.of("track", "page", "screen", "identify", "group", "alias");
    private static final String EXPERIMENT_VIEWED = "Experiment Viewed";

    private final TelemetryMap map;

    private SegmentMapper(TelemetryMap map) {
        this.map = map;
    }

    static Format format(@Nullable String reference, Settings settings) {
        SegmentMapper mapper = new SegmentMapper(TelemetryMap.read(reference, "segment", settings));
        return new Format.Payloads(
                FileNames.ending(".json", ".jsonl"),
                (payload, folder, file) ->
                        Payload.mapper(json -> mapper.map(json, file)).map(payload, folder, file));
    }

    /** @param call the one that was made, where that is known: it tells the type of a message that does not */
    private Mapped map(Json payload, String call) throws BadFactException {
        Json batch = payload.at("batch");
        return batch.isArray()
                ? Payload.each(batch.elements(), message -> message(message, payload, ""))
                : message(payload, payload, call);
    }

    /** @param around the request, which may tell what the message leaves out */
    private Mapped message(Json message, Json around, String call) throws BadFactException {
        String type = message.text("type");
        if (type == null) {
            type = CALLS.contains(call) ? call : message.text("event") == null ? "page" : "track";
        }
        if (OF_PEOPLE.contains(type)) {
            return new Mapped.Skipped("segment " + type);
        }
        return switch (type) {
            case "track" -> track(message, around);
            case "page" -> fact(message, around, page(message), UsageFact.USE);
            case "screen" -> fact(message, around, message.required("name"), UsageFact.USE);
            default -> new Mapped.Skipped("segment, another type");
        };
    }

    private Mapped track(Json message, Json around) throws BadFactException {
        String event = message.required("event");
        if (!event.equals(EXPERIMENT_VIEWED)) {
            return fact(message, around, event, UsageFact.USE);
        }
        String experiment = message.at("properties")
                .firstText("experiment_id", "experimentId", "experiment_name", "experimentName");
        return experiment == null
                ? new Mapped.Skipped("segment, an experiment without a name")
                : fact(message, around, experiment, UsageFact.EXPOSURE);
    }

    private static String page(Json message) throws BadFactException {
        Json properties = message.at("properties");
        Json page = message.at("context").at("page");
        for (Json told : List.of(properties, page)) {
            String path = told.text("path");
            path = path == null ? pathOf(told.text("url")) : path;
            if (path != null) {
                return path;
            }
        }
        return message.required("name");
    }

    /** Of an address; null where it is none. */
    static @Nullable String pathOf(@Nullable String url) {
        try {
            String path = url == null ? null : URI.create(url).getRawPath();
            return path == null || path.isEmpty() ? null : path;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Mapped fact(Json message, Json around, String signal, UsageFact kind) throws BadFactException {
        Instant at = message.instant("timestamp");
        at = at == null ? message.instant("originalTimestamp") : at;
        at = at == null ? message.instant("sentAt") : at;
        at = at == null ? message.instant("receivedAt") : at;
        at = at == null ? around.requiredInstant("timestamp", "sentAt", "receivedAt") : at;
        String anonymous = message.id("anonymousId");
        String user = message.id("userId");
        String actor = user == null ? anonymous : user;
        String id = message.text("messageId");
        if (id == null) {
            id = Facts.contentId(String.join("\n", signal, at.toString(), String.valueOf(actor)), 0);
        }
        Usage usage = map.usage(id, at, signal, kind);
        Json context = message.at("context");
        String agent = context.text("userAgent");
        agent = agent == null ? around.at("context").text("userAgent") : agent;
        map.actor(usage, actor, names(message, context), agent);
        return Mapped.Facts.of(usage);
    }

    private static List<String> names(Json message, Json context) {
        List<String> names = new ArrayList<>();
        for (Json traits : List.of(message.at("traits"), context.at("traits"), message.at("properties"))) {
            String mail = traits.text("email");
            if (mail != null) {
                names.add(mail);
            }
        }
        return names;
    }
}
