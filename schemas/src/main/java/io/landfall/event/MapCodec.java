package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Maps, their keys sorted. */
record MapCodec(ValueCodec element) implements ValueCodec {

    @Override
    public Object read(JsonNode json, String field) throws BadFactException {
        if (!json.isObject()) {
            throw ScalarCodec.wrongType(json, field, "an object is expected");
        }
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            values.put(entry.getKey(), element.read(entry.getValue(), field + '.' + entry.getKey()));
        }
        return values;
    }

    @Override
    public void write(Object value, StringBuilder out, Style style) {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) value).forEach((key, each) -> sorted.put(key.toString(), each));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(separator);
            ScalarCodec.quote(entry.getKey(), out);
            out.append(':');
            element.write(entry.getValue(), out, style);
            separator = ",";
        }
        out.append('}');
    }
}
