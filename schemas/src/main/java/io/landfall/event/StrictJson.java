package io.landfall.event;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** One JSON object a text: a name that stands twice, or anything behind the object, is an error. */
final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static JsonNode object(String json) throws BadFactException {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (MismatchedInputException e) {
            throw new BadFactException(
                    BadFactException.BAD_JSON, "more than one JSON value: each stands on a line of its own");
        } catch (JsonProcessingException e) {
            throw new BadFactException(BadFactException.BAD_JSON, "no JSON: " + e.getOriginalMessage() + column(e));
        }
        if (node.isMissingNode()) {
            throw new BadFactException(BadFactException.BAD_JSON, "nothing here: one JSON object is expected");
        }
        if (!node.isObject()) {
            throw new BadFactException(
                    BadFactException.BAD_JSON, "one JSON object is expected, in braces: {\"type\": ...}");
        }
        return node;
    }

    private static String column(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : " (column " + at.getColumnNr() + ")";
    }
}
