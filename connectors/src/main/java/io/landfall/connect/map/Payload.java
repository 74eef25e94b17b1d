package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import java.util.List;

/** How payloads are read by those who say what is wrong with one by an exception. */
final class Payload {

    @FunctionalInterface
    interface Reader {
        Mapped read(Json payload) throws BadFactException;
    }

    private Payload() {}

    /** Of a JSON object, or of several in an array. */
    static PayloadMapper mapper(Reader reader) {
        return (payload, folder, file) -> {
            Json json = new Json("", payload);
            return json.isArray() ? each(json.elements(), reader) : one(json, reader);
        };
    }

    static Mapped one(Json payload, Reader reader) {
        if (!payload.isObject()) {
            return new Mapped.Rejected(
                    "BAD_PAYLOAD",
                    (payload.name().isEmpty() ? "a payload" : payload.name()) + " is a JSON object, this is "
                            + payload.node().getNodeType());
        }
        try {
            return reader.read(payload);
        } catch (BadFactException e) {
            return new Mapped.Rejected(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    /** Each by itself. */
    static Mapped each(List<Json> payloads, Reader reader) {
        return new Mapped.Parts(payloads.stream()
                .map(each -> new Mapped.Part(each.node().toString(), one(each, reader)))
                .toList());
    }
}
