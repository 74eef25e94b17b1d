package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;

/** How the JSON of one Avro type is read and written. Thread-safe. */
interface ValueCodec {

    /**
     * Reads a value that is present and not null.
     *
     * @param field its name, to be told when it is bad
     */
    Object read(JsonNode json, String field) throws BadFactException;

    void write(Object value, StringBuilder out, Style style);

    /** FACE: fields in the schema's order. CANONICAL: sorted, with empty defaults left out, so that equal facts are equal text. */
    enum Style {
        FACE,
        CANONICAL
    }

    /** This codec, with a check of what was read (or a normal form of it). */
    default ValueCodec checked(Rule rule) {
        ValueCodec plain = this;
        return new ValueCodec() {
            @Override
            public Object read(JsonNode json, String field) throws BadFactException {
                return rule.apply(plain.read(json, field), field);
            }

            @Override
            public void write(Object value, StringBuilder out, Style style) {
                plain.write(value, out, style);
            }
        };
    }

    /** A check beyond the Avro type; answers the value in its normal form. */
    @FunctionalInterface
    interface Rule {
        Object apply(Object value, String field) throws BadFactException;
    }
}
