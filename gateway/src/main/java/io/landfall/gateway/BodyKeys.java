package io.landfall.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The key that libraries of product analytics send within the body. Looked for token by token: whoever is not admitted must not make anybody
 * build a tree of what he sends.
 */
final class BodyKeys {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> FIELDS = Set.of("writeKey", "api_key", "token");

    private BodyKeys() {}

    static boolean bears(byte[] body, List<String> keys) throws UnreadableException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && FIELDS.contains(String.valueOf(parser.currentName()))
                        && Guard.isAny(keys, parser.getText())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UnreadableException("the body is not JSON");
        }
    }
}
