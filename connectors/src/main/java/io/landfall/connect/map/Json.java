package io.landfall.connect.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.landfall.event.BadFactException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks into a payload that may lack anything and may hold anything else: what has the wrong type counts as absent. */
record Json(String name, JsonNode node) {
    private static final long LATEST_MILLIS = 253_402_300_799_999L; // the end of the year 9999
    private static final InstantFormats ISO = new InstantFormats(List.of("iso"), ZoneOffset.UTC);

    Json at(String field) {
        JsonNode child = node.get(field);
        return new Json(name.isEmpty() ? field : name + "." + field, child == null ? MissingNode.getInstance() : child);
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isArray() {
        return node.isArray();
    }

    /** Those of an array; none where it is not one. */
    List<Json> elements() {
        List<Json> elements = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                elements.add(new Json(name + '[' + i + ']', node.get(i)));
            }
        }
        return elements;
    }

    /** What an object holds, by name. */
    Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        node.fields().forEachRemaining(member -> {
            String called = whole(member.getKey());
            members.put(called, new Json(path(called), member.getValue()));
        });
        return members;
    }

    /** The first of these that holds a text. */
    @Nullable
    String firstText(String... fields) {
        for (String field : fields) {
            String text = text(field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    boolean isTrue(String field) {
        return node.path(field).isBoolean() && node.path(field).booleanValue();
    }

    /** A text that says something; else null. */
    @Nullable
    String text(String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isTextual() || value.textValue().isBlank() ? null : whole(value.textValue());
    }

    String required(String field) throws BadFactException {
        String text = text(field);
        if (text == null) {
            throw missing(field, "a text");
        }
        return text;
    }

    /** A whole number or a text; else null. */
    @Nullable
    String id(String field) {
        JsonNode value = node.get(field);
        return value != null && value.isIntegralNumber() ? value.asText() : text(field);
    }

    String requiredId(String field) throws BadFactException {
        String id = id(field);
        if (id == null) {
            throw missing(field, "a number or a text");
        }
        return id;
    }

    /** A whole number of 64 bits, or the text of one, as OTLP writes it; else null. */
    @Nullable
    Long number(String field) {
        JsonNode value = node.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        try {
            return value.isTextual() ? Long.valueOf(value.textValue()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Milliseconds since 1970 as a number; null where there is none, or one that no clock shows. */
    @Nullable
    Instant millis(String field) {
        Long millis = number(field);
        return millis == null || millis < 0 || millis > LATEST_MILLIS ? null : Instant.ofEpochMilli(millis);
    }

    @Nullable
    Instant instant(String field) throws BadFactException {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return ISO.parse(text);
        } catch (DateTimeException e) {
            throw new BadFactException(
                    BadFactException.BAD_INSTANT, path(field) + ": " + e.getMessage() + ", e.g. 2026-01-31T12:00:00Z");
        }
    }

    Instant requiredInstant(String... fields) throws BadFactException {
        for (String field : fields) {
            Instant instant = instant(field);
            if (instant != null) {
                return instant;
            }
        }
        throw missing(String.join(" or ", fields), "an instant");
    }

    /** The texts of an array, or of this member of its objects, sorted; null where there is no array. */
    @Nullable
    List<String> texts(String field, String member) {
        JsonNode array = node.get(field);
        if (array == null || !array.isArray()) {
            return null;
        }
        TreeSet<String> texts = new TreeSet<>();
        for (JsonNode element : array) {
            JsonNode value = element.isObject() ? element.path(member) : element;
            if (value.isTextual() && !value.textValue().isBlank()) {
                texts.add(whole(value.textValue()));
            }
        }
        return List.copyOf(texts);
    }

    /** JSON can spell half a character, which no UTF-8 can hold: a question mark stands for it. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String path(String field) {
        return name.isEmpty() ? field : name + "." + field;
    }

    private BadFactException missing(String field, String kind) {
        return new BadFactException(BadFactException.MISSING_FIELD, "the payload has no " + path(field) + ", " + kind);
    }
}
