package io.landfall.connect.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostHog's capture: {@code $feature_flag_called} is an evaluation, a page view a use of its path, any event of one's own a use of
 * its name; what tells of people or of the page itself is skipped. Bodies as sent (one event, an array, a batch), and
 * requests as they were recorded, with the body in base64.
 */
final class PosthogMapper {

    private static final String FLAG_CALLED = "$feature_flag_called";
    private static final Set<String> PAGES = Set.of("$pageview", "$screen");
    private static final Set<String> ACTIONS = Set.of("$autocapture", "$rageclick", "$copy_autocapture");

    /** Whoever was without a network for longer than a month tells a time that nobody should believe. */
    private static final long MOST_MILLIS = 30L * 24 * 60 * 60 * 1000;

    private static final JsonMapper JSON = new JsonMapper();

    private final TelemetryMap map;

    private PosthogMapper(TelemetryMap map) {
        this.map = map;
    }

    static Format format(@Nullable String reference, Settings settings) {
        PosthogMapper mapper = new PosthogMapper(TelemetryMap.read(reference, "posthog", settings));
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        String body = payload.text("body");
        if (body != null && payload.node().has("path")) {
            return recorded(payload, body);
        }
        return events(payload, sentAt(payload));
    }

    private Mapped recorded(Json request, String body) throws BadFactException {
        Instant sentAt = PosthogBody.sentAt(request.required("path"));
        try {
            byte[] sent = Base64.getDecoder().decode(body);
            Json told = new Json("", JSON.readTree(PosthogBody.json(sent)));
            Instant toldAt = sentAt == null && told.isObject() ? sentAt(told) : sentAt;
            Instant at = toldAt == null ? request.instant("now") : toldAt;
            return told.isArray() ? Payload.each(told.elements(), one -> event(one, at)) : events(told, at);
        } catch (IllegalArgumentException e) {
            throw new BadFactException(BadFactException.UNREADABLE, "body: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw new BadFactException(BadFactException.BAD_JSON, "body: not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadFactException(BadFactException.UNREADABLE, "body: " + e.getMessage());
        }
    }

    private Mapped events(Json payload, @Nullable Instant sentAt) throws BadFactException {
        Json batch = payload.at("batch");
        if (batch.isArray()) {
            return Payload.each(batch.elements(), event -> event(event, sentAt));
        }
        return event(payload, sentAt);
    }

    private static @Nullable Instant sentAt(Json payload) throws BadFactException {
        Instant sent = payload.instant("sent_at");
        return sent == null ? payload.instant("sentAt") : sent;
    }

    private Mapped event(Json event, @Nullable Instant sentAt) throws BadFactException {
        String name = event.required("event");
        Json properties = event.at("properties");
        if (name.equals(FLAG_CALLED)) {
            String flag = properties.required("$feature_flag");
            boolean on = properties
                    .node()
                    .path("$feature_flag_response")
                    .asBoolean(properties.text("$feature_flag_response") != null);
            return fact(event, sentAt, flag, UsageFact.EVALUATION, on);
        } else if (PAGES.contains(name)) {
            String page = properties.firstText("$pathname", "$screen_name");
            page = page == null ? SegmentMapper.pathOf(properties.text("$current_url")) : page;
            return page == null
                    ? new Mapped.Skipped("posthog, a page without an address")
                    : fact(event, sentAt, page, UsageFact.USE, true);
        } else if (name.startsWith("$") && !ACTIONS.contains(name)) {
            return new Mapped.Skipped("posthog, an event of its own that is no use");
        }
        return fact(event, sentAt, name, UsageFact.USE, true);
    }

    private Mapped fact(Json event, @Nullable Instant sentAt, String signal, UsageFact kind, boolean counts)
            throws BadFactException {
        Json properties = event.at("properties");
        Instant at = occurredAt(event, sentAt);
        String actor = event.id("distinct_id");
        actor = actor == null ? properties.id("distinct_id") : actor;
        String id = event.text("uuid");
        id = id == null ? properties.text("$insert_id") : id;
        if (id == null) {
            id = Facts.contentId(String.join("\n", signal, at.toString(), String.valueOf(actor)), 0);
        }
        Usage usage = map.usage(id, at, signal, kind);
        usage.setCount(counts ? 1L : 0L);
        List<String> names = new ArrayList<>();
        for (Json told : List.of(properties, event.at("$set"), properties.at("$set"))) {
            String mail = told.text("email");
            if (mail != null) {
                names.add(mail);
            }
        }
        String user = properties.id("$user_id");
        if (user != null) {
            names.add(user);
        }
        map.actor(usage, actor, names, properties.firstText("$raw_user_agent", "$user_agent"));
        return Mapped.Facts.of(usage);
    }

    /** Its own time; else so long before it was sent. */
    private static Instant occurredAt(Json event, @Nullable Instant sentAt) throws BadFactException {
        Instant told = event.instant("timestamp");
        if (told != null) {
            return told;
        }
        Long offset = event.number("offset");
        if (offset != null && offset >= 0 && offset < MOST_MILLIS && sentAt != null) {
            return sentAt.minusMillis(offset);
        }
        return sentAt == null ? event.requiredInstant("timestamp", "sent_at") : sentAt;
    }
}
