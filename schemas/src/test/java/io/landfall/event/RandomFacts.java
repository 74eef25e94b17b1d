package io.landfall.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Facts of every type with any fields the contract allows, made from the schemas. Meant for tests of other packages too. */
public final class RandomFacts {

    private static final long FIRST_MICRO = -62_135_596_800_000_000L;
    private static final long LAST_MICRO = 253_402_300_799_999_999L;
    private static final Set<String> UNSAID = Set.of("off", "pinned");

    private RandomFacts() {}

    public static Arbitrary<SpecificRecord> any() {
        return Arbitraries.of(FactType.values()).flatMap(RandomFacts::of);
    }

    public static Arbitrary<SpecificRecord> of(FactType type) {
        return record(type.schema()).map(record -> {
            // A usage bears a signal or a feature.
            if (type == FactType.USAGE && record.get(4) == null && record.get(5) == null) {
                record.put(4, "signal");
            }
            return record;
        });
    }

    private static Arbitrary<SpecificRecord> record(Schema schema) {
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            values.add(field(schema, field));
        }
        return Combinators.combine(values).as(list -> {
            SpecificRecord record =
                    (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
            for (int i = 0; i < list.size(); i++) {
                record.put(i, list.get(i));
            }
            return record;
        });
    }

    private static Arbitrary<Object> field(Schema owner, Schema.Field field) {
        if (UNSAID.contains(field.name())) {
            return Arbitraries.just(field.name().equals("off") ? List.of() : false);
        }
        boolean nullable = field.schema().isNullable();
        Schema schema = nullable ? field.schema().getTypes().get(1) : field.schema();
        Arbitrary<Object> value = special(owner.getName() + "." + field.name(), schema);
        return nullable ? value.injectNull(0.4) : value;
    }

    private static Arbitrary<Object> special(String field, Schema schema) {
        Arbitrary<String> filled = text().ofMinLength(1).filter(text -> !text.isBlank());
        if (field.endsWith(".occurredAt")) {
            return instants(0); // facts are accepted from 1970 on
        }
        return switch (field) {
            case "Policy.scope" ->
                Arbitraries.oneOf(
                                Arbitraries.just("default"),
                                Arbitraries.just("itemType:DEFECT"),
                                filled.map(name -> "team:" + name),
                                filled.map(name -> "feature:" + name))
                        .asGeneric();
            case "Decision.subject" -> filled.map(name -> "item:" + name).asGeneric();
            case "Decision.kind" ->
                Arbitraries.of("DELIVERED_UNUSED", "STALLED").asGeneric();
            case "Decision.by" -> filled.list().ofMinSize(1).ofMaxSize(3).asGeneric();
            case "Calendar.zone" ->
                Arbitraries.of("UTC", "Europe/Paris", "+02:00").asGeneric();
            case "Calendar.workingDays" ->
                Arbitraries.of(List.of("MONDAY"), List.of("TUESDAY", "SUNDAY")).asGeneric();
            case "Calendar.holidays" ->
                Arbitraries.of(List.of(), List.of("2016-12-25", "2017-01-01")).asGeneric();
            case "Feature.cadence" -> window();
            case "Policy.followUps", "Policy.saturationPeriods", "Policy.drainPeriods" ->
                Arbitraries.longs().greaterOrEqual(1).asGeneric();
            default ->
                field.endsWith(".occurredAt")
                        ? Arbitraries.longs()
                                .between(0, LAST_MICRO)
                                .map(RandomFacts::instant)
                                .asGeneric()
                        : field.startsWith("Policy.") && schema.getType() == Schema.Type.STRING && isWindow(field)
                                ? window()
                                : isKey(field) ? filled.asGeneric() : value(schema);
        };
    }

    private static boolean isWindow(String field) {
        return field.endsWith("Window")
                || Set.of("Policy.sourceSilence", "Policy.remindEvery", "Policy.period")
                        .contains(field);
    }

    private static boolean isKey(String field) {
        String name = field.substring(field.indexOf('.') + 1);
        return Set.of("id", "source", "itemId", "deploymentId", "feature", "signal")
                .contains(name);
    }

    private static Arbitrary<Object> window() {
        return Arbitraries.of("P1D", "P30D", "PT12H", "P1DT0.5S", "P2W").asGeneric();
    }

    private static Arbitrary<Object> value(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> text().asGeneric();
            case BOOLEAN -> Arbitraries.of(true, false).asGeneric();
            case DOUBLE ->
                Arbitraries.doubles().between(0, 100).map(value -> value + 0.0).asGeneric();
            case LONG ->
                schema.getLogicalType() == null
                        ? Arbitraries.longs().greaterOrEqual(0).asGeneric()
                        : instants(FIRST_MICRO);
            case ENUM ->
                Arbitraries.of(SpecificData.get().getClass(schema).getEnumConstants())
                        .filter(constant -> !constant.toString().equals("UNRECOGNIZED"))
                        .map(constant -> (Object) constant);
            case ARRAY -> value(schema.getElementType()).list().ofMaxSize(3).asGeneric();
            case RECORD -> record(schema).asGeneric();
            default -> throw new IllegalStateException(schema.toString());
        };
    }

    private static Arbitrary<Object> instants(long firstMicro) {
        return Arbitraries.longs()
                .between(firstMicro, LAST_MICRO)
                .map(RandomFacts::instant)
                .asGeneric();
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    /** Any text that UTF-8 can carry: without surrogates, but with controls, quotes and other scripts. */
    private static StringArbitrary text() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\ud7ff')
                .withChars('"', '\\', '\n', '\u2028', '\ue000')
                .ofMaxLength(8);
    }
}
