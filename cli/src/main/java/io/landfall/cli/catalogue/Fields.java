package io.landfall.cli.catalogue;

import io.landfall.event.Instants;
import io.landfall.schema.Expected;
import io.landfall.schema.Feature;
import io.landfall.schema.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What an entry says of its feature, by field in the order of the contract. What says no more than absence is left out, and a
 * list is the set of its elements: two entries of equal fields mean the same.
 */
final class Fields {

    /** What makes it a version of the entry, not what it says; and the key. */
    private static final Set<String> APART = Set.of("id", "source", "occurredAt", "sequence", "feature");

    private static final String EXPECTED = "expected";
    private static final List<String> NAMES = names(Feature.getClassSchema(), "");

    private Fields() {}

    static Map<String, Set<String>> of(Feature entry) {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        put(entry, "", fields);
        return fields;
    }

    /** The names of the fields that either of two entries has. */
    static List<String> inOrder(Map<String, Set<String>> one, Map<String, Set<String>> other) {
        return NAMES.stream()
                .filter(name -> one.containsKey(name) || other.containsKey(name))
                .toList();
    }

    private static List<String> names(Schema schema, String prefix) {
        List<String> names = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (field.name().equals(EXPECTED)) {
                names.addAll(names(Expected.getClassSchema(), EXPECTED + '.'));
            } else {
                names.add(prefix + field.name());
            }
        }
        return names;
    }

    private static void put(SpecificRecord record, String prefix, Map<String, Set<String>> fields) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            String name = prefix + field.name();
            if (value == null || APART.contains(name) || value == Proof.SIGNAL) {
                continue;
            }
            if (value instanceof SpecificRecord nested) {
                put(nested, name + '.', fields);
                continue;
            }
            Set<String> texts = new LinkedHashSet<>();
            for (Object each : value instanceof Collection<?> values ? values : List.of(value)) {
                String text = each instanceof Instant instant ? Instants.format(instant) : each.toString();
                if (!(value instanceof Collection<?> && text.isBlank())) {
                    texts.add(text);
                }
            }
            if (!texts.isEmpty()) {
                fields.put(name, texts);
            }
        }
    }
}
