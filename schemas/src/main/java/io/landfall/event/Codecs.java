package io.landfall.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.avro.AvroTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Builds the codec of a record from its Avro schema. */
final class Codecs {

    private static final ObjectMapper DEFAULTS = new ObjectMapper();

    static {
        AvroTrust.ensure();
    }

    private Codecs() {}

    /** An output: its fields are its JSON. */
    static RecordCodec output(Schema schema) {
        return new RecordCodec(schema, fields(schema, Set.of()), null, null);
    }

    /** An output whose JSON says some of its fields, in an order of its own. */
    static RecordCodec output(Schema schema, List<String> names) {
        List<FieldCodec> fields =
                names.stream().map(name -> field(schema, schema.getField(name))).toList();
        return new RecordCodec(schema, fields, null, null);
    }

    /** A fact: bears its type, and its id may be left out. */
    static RecordCodec fact(FactType type) {
        Schema schema = type.schema();
        // The two fields of a policy that no JSON says: see Switches and YamlFacts.
        Set<String> hidden = type == FactType.POLICY ? Set.of("off", "pinned") : Set.of();
        Switches switches = type == FactType.POLICY ? Switches.of(schema) : null;
        List<FieldCodec> fields = new ArrayList<>();
        for (FieldCodec field : fields(schema, hidden)) {
            fields.add(adapted(type, field));
        }
        return new RecordCodec(schema, fields, type.jsonName(), switches);
    }

    private static FieldCodec adapted(FactType type, FieldCodec field) {
        if (field.name().equals("id")) {
            return new FieldCodec(field.name(), field.position(), false, "", field.value());
        }
        // The source is the key of a progress: nobody may declare it for others by leaving it out.
        if (type == FactType.PROGRESS && field.name().equals("source")) {
            return new FieldCodec(field.name(), field.position(), false, null, field.value());
        }
        return field;
    }

    private static List<FieldCodec> fields(Schema schema, Set<String> hidden) {
        List<FieldCodec> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (!hidden.contains(field.name())) {
                fields.add(field(schema, field));
            }
        }
        return fields;
    }

    private static FieldCodec field(Schema owner, Schema.Field field) {
        boolean nullable = field.schema().isNullable();
        ValueCodec.Rule rule = Rules.of(owner.getName(), field.name());
        ValueCodec codec =
                rule == Rules.WINDOW ? ScalarCodec.WINDOW : value(nullable ? present(field.schema()) : field.schema());
        ValueCodec value = rule == null ? codec : codec.checked(rule);
        return new FieldCodec(field.name(), field.pos(), nullable, absent(field, codec), value);
    }

    private static @Nullable Object absent(Schema.Field field, ValueCodec codec) {
        if (!field.hasDefaultValue() || field.defaultVal() == JsonProperties.NULL_VALUE) {
            return null;
        }
        try {
            Object value = codec.read(DEFAULTS.valueToTree(field.defaultVal()), field.name());
            // All records share it.
            return value instanceof List<?> list ? List.copyOf(list) : value;
        } catch (BadFactException e) {
            throw new IllegalStateException("default of " + field.name() + " in its schema: " + e.getMessage(), e);
        }
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static ValueCodec value(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> ScalarCodec.TEXT;
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                        ? ScalarCodec.INSTANT
                        : ScalarCodec.WHOLE;
            case DOUBLE -> ScalarCodec.REAL;
            case BOOLEAN -> ScalarCodec.FLAG;
            case BYTES -> ScalarCodec.BASE64;
            case ENUM -> new EnumCodec(schema);
            case ARRAY -> new ListCodec(value(schema.getElementType()));
            case MAP -> new MapCodec(value(schema.getValueType()));
            case RECORD -> output(schema);
            default -> throw new IllegalStateException("no JSON face for " + schema);
        };
    }
}
