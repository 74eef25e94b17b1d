package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Symbols of a generated enum. The symbol for what a newer schema says is never read and never written. */
final class EnumCodec implements ValueCodec {

    private static final String UNRECOGNIZED = "UNRECOGNIZED";

    private final Map<String, Object> constants = new HashMap<>();
    private final List<String> symbols = new ArrayList<>();

    EnumCodec(Schema schema) {
        Class<?> type = SpecificData.get().getClass(schema);
        for (Object constant : type.getEnumConstants()) {
            String symbol = constant.toString();
            if (!symbol.equals(UNRECOGNIZED)) {
                constants.put(symbol, constant);
                symbols.add(symbol);
            }
        }
    }

    static boolean isUnrecognized(Object value) {
        return value instanceof Enum<?> constant && constant.name().equals(UNRECOGNIZED);
    }

    @Override
    public Object read(JsonNode json, String field) throws BadFactException {
        if (!json.isTextual()) {
            throw ScalarCodec.wrongType(json, field, "one of " + String.join(", ", symbols) + " is expected");
        }
        Object constant = constants.get(json.textValue());
        if (constant == null) {
            String hint = Nearest.hint(json.textValue(), symbols);
            throw BadFactException.of(
                    BadFactException.UNKNOWN_VALUE, field, json.textValue(), "there is no such value, " + hint);
        }
        return constant;
    }

    @Override
    public void write(Object value, StringBuilder out, Style style) {
        ScalarCodec.quote(value.toString(), out);
    }
}
