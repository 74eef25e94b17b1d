package io.landfall.connect.map;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Attributes of OTLP by name; of those that a library knows by two names, the first that is there holds. */
final class OtlpAttributes {

    private final Map<String, Json> values;

    private OtlpAttributes(Map<String, Json> values) {
        this.values = values;
    }

    /** Those of a resource, span, event or point. */
    static OtlpAttributes of(Json json) {
        Map<String, Json> values = new TreeMap<>();
        for (Json attribute : json.at("attributes").elements()) {
            String key = attribute.text("key");
            if (key != null) {
                values.put(key, attribute.at("value"));
            }
        }
        return new OtlpAttributes(values);
    }

    /** These, and of others what these lack. */
    OtlpAttributes under(OtlpAttributes others) {
        Map<String, Json> all = new TreeMap<>(others.values);
        all.putAll(values);
        return new OtlpAttributes(all);
    }

    @Nullable
    String text(String... names) {
        for (String name : names) {
            Json value = values.get(name);
            String text = value == null ? null : value.id("stringValue");
            text = text == null && value != null ? value.id("intValue") : text;
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    @Nullable
    Long number(String... names) {
        for (String name : names) {
            Json value = values.get(name);
            Long number = value == null ? null : value.number("intValue");
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    /** Whether they tell that a flag was evaluated, and off. */
    boolean isOff() {
        Json value = values.get("feature_flag.result.value");
        String variant = text("feature_flag.result.variant", "feature_flag.variant");
        if (value != null && value.node().path("boolValue").isBoolean()) {
            return !value.isTrue("boolValue");
        }
        return "off".equals(variant);
    }

    /** Equal for equal attributes. */
    String canonical() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + entry.getValue().node())
                .collect(Collectors.joining("\n"));
    }
}
