package io.landfall.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** Texts, numbers, flags, instants and bytes. */
enum ScalarCodec implements ValueCodec {
    TEXT {
        @Override
        public Object read(JsonNode json, String field) throws BadFactException {
            if (!json.isTextual()) {
                String remedy =
                        json.isNumber() ? "a text is expected, write \"" + json.asText() + '"' : "a text is expected";
                throw wrongType(json, field, remedy);
            }
            return wellFormed(json.textValue(), field);
        }

        @Override
        public void write(Object value, StringBuilder out, Style style) {
            quote((CharSequence) value, out);
        }
    },

    WINDOW {
        @Override
        public Object read(JsonNode json, String field) throws BadFactException {
            if (!json.isTextual()) {
                throw wrongType(json, field, "an ISO-8601 duration in quotes is expected, e.g. \"P30D\"");
            }
            return TEXT.read(json, field);
        }

        @Override
        public void write(Object value, StringBuilder out, Style style) {
            TEXT.write(value, out, style);
        }
    },

    WHOLE {
        @Override
        public Object read(JsonNode json, String field) throws BadFactException {
            if (!json.isIntegralNumber()) {
                throw wrongType(json, field, "a whole number is expected");
            }
            if (!json.canConvertToLong()) {
                throw BadFactException.of(
                        BadFactException.OUT_OF_RANGE, field, json, "a whole number of at most 64 bits is expected");
            }
            return json.longValue();
        }

        @Override
        public void write(Object value, StringBuilder out, Style style) {
            out.append(((Number) value).longValue());
        }
    },

    REAL {
        @Override
        public Object read(JsonNode json, String field) throws BadFactException {
            if (!json.isNumber()) {
                throw wrongType(json, field, "a number is expected");
            }
            double value = json.doubleValue();
            if (!Double.isFinite(value)) {
                throw BadFactException.of(BadFactException.OUT_OF_RANGE, field, json, "the number is too large");
            }
            return value + 0.0; // -0.0 and 0.0 are one value
        }

        @Override
        public void write(Object value, StringBuilder out, Style style) {
            double real = (Double) value;
            long whole = (long) real;
            if (whole == real && Math.abs(real) < PLAIN) {
                out.append(whole);
            } else {
                out.append(real);
            }
        }
    },

    FLAG {
        @Override
        public Object read(JsonNode json, String field) throws BadFactException {
            if (!json.isBoolean()) {
                throw wrongType(json, field, "true or false is expected");
            }
            return json.booleanValue();
        }

        @Override
        public void write(Object value, StringBuilder out, Style style) {
            out.append((boolean) (Boolean) value);
        }
    },

    INSTANT {
        @Override
        public Object read(JsonNode json, String field) throws BadFactException {
            if (!json.isTextual()) {
                throw wrongType(
                        json, field, "an RFC 3339 instant in quotes is expected, e.g. \"2016-03-01T09:30:00Z\"");
            }
            return Instants.parse(field, json.textValue());
        }

        @Override
        public void write(Object value, StringBuilder out, Style style) {
            Instants.append(out.append('"'), (Instant) value);
            out.append('"');
        }
    },

    BASE64 {
        @Override
        public Object read(JsonNode json, String field) throws BadFactException {
            if (!json.isTextual()) {
                throw wrongType(json, field, "base64 is expected");
            }
            try {
                return ByteBuffer.wrap(Base64.getDecoder().decode(json.textValue()));
            } catch (IllegalArgumentException e) {
                throw BadFactException.of(BadFactException.BAD_TEXT, field, json.textValue(), "base64 is expected");
            }
        }

        @Override
        public void write(Object value, StringBuilder out, Style style) {
            ByteBuffer bytes = ((ByteBuffer) value).duplicate();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            out.append('"').append(Base64.getEncoder().encodeToString(copy)).append('"');
        }
    };

    /** Below this every whole double is exact, and so written plainly. */
    private static final double PLAIN = 1L << 53;

    static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }

    static BadFactException wrongType(JsonNode json, String field, String remedy) {
        JsonNodeType type = json.getNodeType();
        String found = switch (type) {
            case OBJECT, ARRAY -> "an " + type.name().toLowerCase(Locale.ROOT);
            default -> json.toString();
        };
        return new BadFactException(BadFactException.WRONG_TYPE, field, field + " is " + found + ": " + remedy);
    }

    /** Half a surrogate pair cannot be written as UTF-8 and read back. */
    private static String wellFormed(String text, String field) throws BadFactException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw new BadFactException(
                        BadFactException.BAD_TEXT,
                        field,
                        field + " holds half a surrogate pair at character " + (i + 1) + ": no UTF-8 can carry it");
            }
            i++;
        }
        return text;
    }
}
