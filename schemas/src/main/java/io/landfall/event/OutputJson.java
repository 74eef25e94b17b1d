package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.schema.Alert;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import io.landfall.schema.Unmapped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Outputs as the NDJSON of shared/contract.md: fields in its order, which is that of the schemas; absent ones left out, zeros
 * written, integers plain, maps sorted.
 */
public final class OutputJson {

    private static final Map<String, RecordCodec> CODECS = Stream.of(
                    Alert.getClassSchema(), Item.getClassSchema(), Delivery.getClassSchema(), Unmapped.getClassSchema())
            .collect(Collectors.toMap(Schema::getFullName, Codecs::output));
    private static final RecordCodec DEAD_LETTER =
            Codecs.output(DeadLetter.getClassSchema(), List.of("file", "line", "reason", "raw"));
    private static final String COLON = ": ";

    private OutputJson() {}

    /** One line, without its line feed. */
    public static String write(Alert alert) {
        return line(alert);
    }

    /** One line, without its line feed. */
    public static String write(Item item) {
        return line(item);
    }

    /** One line, without its line feed. */
    public static String write(Delivery delivery) {
        return line(delivery);
    }

    /** One line, without its line feed. */
    public static String write(Unmapped unmapped) {
        return line(unmapped);
    }

    /** Says {@code file}, {@code line}, {@code reason} (its code, a colon, the message) and {@code raw} in base64. */
    public static String write(DeadLetter letter) {
        DeadLetter face = DeadLetter.newBuilder(letter)
                .setReason(letter.getReason() + COLON + letter.getMessage())
                .build();
        StringBuilder out = new StringBuilder(256);
        DEAD_LETTER.write(face, out, ValueCodec.Style.FACE);
        return out.toString();
    }

    /** Reads what {@link #write} wrote. */
    public static <T extends SpecificRecord> T parse(String json, Class<T> type) throws BadFactException {
        JsonNode node = StrictJson.object(json);
        if (type != DeadLetter.class) {
            return type.cast(codec(SpecificData.get().getSchema(type)).read(node, ""));
        }
        DeadLetter letter = (DeadLetter) DEAD_LETTER.read(node, "");
        String reason = letter.getReason();
        int colon = reason.indexOf(COLON);
        letter.setReason(colon < 0 ? reason : reason.substring(0, colon));
        letter.setMessage(colon < 0 ? "" : reason.substring(colon + COLON.length()));
        return type.cast(letter);
    }

    private static String line(SpecificRecord output) {
        StringBuilder out = new StringBuilder(512);
        codec(output.getSchema()).write(output, out, ValueCodec.Style.FACE);
        return out.toString();
    }

    private static RecordCodec codec(Schema schema) {
        RecordCodec codec = CODECS.get(schema.getFullName());
        if (codec == null) {
            throw new IllegalArgumentException(schema.getFullName() + " is no output");
        }
        return codec;
    }
}
