package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.schema.Usage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Canonical events of shared/contract.md, one JSON object each, as the Avro records of the same fields. */
public final class FactJson {

    private static final Map<FactType, RecordCodec> CODECS = new EnumMap<>(FactType.class);

    static {
        for (FactType type : FactType.values()) {
            CODECS.put(type, Codecs.fact(type));
        }
    }

    private FactJson() {}

    /** Reads one event. Its id is empty where the JSON has none: the reader gives it one, see {@link Facts#contentId}. */
    public static SpecificRecord parse(String json) throws BadFactException {
        JsonNode node = StrictJson.object(json);
        return parse(node, type(node));
    }

    static SpecificRecord parse(JsonNode node, FactType type) throws BadFactException {
        SpecificRecord fact = codec(type).read(node, "");
        if (fact instanceof Usage usage && usage.getSignal() == null && usage.getFeature() == null) {
            throw new BadFactException(
                    BadFactException.MISSING_FIELD,
                    "signal",
                    "signal is missing in a usage: it or feature is required");
        }
        if (Facts.isTooOld(fact)) {
            throw BadFactException.of(
                    BadFactException.BAD_INSTANT, "occurredAt", Instants.format(Facts.occurredAt(fact)), Facts.TOO_OLD);
        }
        return fact;
    }

    /**
     * The text that equal facts share, whatever the order of their fields: sorted keys, no white space, defaults filled in.
     * An empty id is left out.
     */
    public static String canonical(SpecificRecord fact) {
        StringBuilder out = new StringBuilder(256);
        codec(FactType.of(fact)).write(fact, out, ValueCodec.Style.CANONICAL);
        return out.toString();
    }

    /** One line as in shared/contract.md, without its line feed: the type, then the fields in the order of the schema. */
    public static String line(SpecificRecord fact) {
        FactType type = FactType.of(fact);
        StringBuilder out = new StringBuilder(256);
        codec(type).write(fact, out, ValueCodec.Style.FACE);
        return out.replace(0, 1, "{\"type\":\"" + type.jsonName() + "\",").toString();
    }

    static RecordCodec codec(FactType type) {
        return Objects.requireNonNull(CODECS.get(type));
    }

    private static FactType type(JsonNode node) throws BadFactException {
        JsonNode name = node.get("type");
        if (name == null || name.isNull()) {
            throw new BadFactException(
                    BadFactException.MISSING_FIELD,
                    "type",
                    "type is missing: one of " + String.join(", ", FactType.jsonNames()) + " is expected");
        }
        if (!name.isTextual()) {
            throw ScalarCodec.wrongType(name, "type", "a text is expected");
        }
        FactType type = FactType.named(name.textValue());
        if (type == null) {
            String hint = Nearest.hint(name.textValue(), FactType.jsonNames());
            throw BadFactException.of(
                    BadFactException.UNKNOWN_TYPE, "type", name.textValue(), "there is no such type, " + hint);
        }
        return type;
    }
}
