package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Arrays; null is no element. */
record ListCodec(ValueCodec element) implements ValueCodec {

    @Override
    public Object read(JsonNode json, String field) throws BadFactException {
        if (!json.isArray()) {
            throw ScalarCodec.wrongType(json, field, "a list is expected, e.g. [" + example(json) + "]");
        }
        List<Object> values = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            values.add(element.read(json.get(i), field + '[' + i + ']'));
        }
        return values;
    }

    @Override
    public void write(Object value, StringBuilder out, Style style) {
        out.append('[');
        String separator = "";
        for (Object each : (List<?>) value) {
            out.append(separator);
            element.write(each, out, style);
            separator = ",";
        }
        out.append(']');
    }

    private static String example(JsonNode json) {
        return json.isValueNode() ? json.toString() : "...";
    }
}
