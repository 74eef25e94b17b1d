package io.landfall.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas that can evolve: every field documented, every optional one null by default, every enum with a default symbol. */
class SchemaStyleTest {

    static Stream<Schema> allSchemas() {
        return Contracts.all();
    }

    @ParameterizedTest
    @MethodSource("allSchemas")
    void keepsTheStyle(Schema schema) {
        assertThat(faults(schema)).isEmpty();
    }

    @Test
    void everySchemaOfTheModuleIsHeldToIt() throws IOException {
        Map<String, Schema> held = new LinkedHashMap<>();
        Contracts.all().forEach(schema -> collect(schema, held));

        try (Stream<Path> files = Files.walk(Path.of("src/main/avro"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".avsc"))
                    .map(name -> name.replace(".avsc", ""))
                    .toList();
            assertThat(held.values().stream().map(Schema::getName)).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void noticesWhatIsMissing() {
        Schema sloppy = SchemaBuilder.record("Sloppy")
                .fields()
                .name("undocumented")
                .type()
                .stringType()
                .noDefault()
                .name("optional")
                .doc("d")
                .type()
                .nullable()
                .stringType()
                .noDefault()
                .name("kind")
                .doc("d")
                .type()
                .enumeration("Kind")
                .doc("d")
                .symbols("A")
                .noDefault()
                .endRecord();

        assertThat(faults(sloppy))
                .containsExactlyInAnyOrder(
                        "Sloppy has no doc",
                        "Sloppy.undocumented has no doc",
                        "Sloppy.optional is optional and not null by default",
                        "Kind has no default symbol");
    }

    private static List<String> faults(Schema root) {
        Map<String, Schema> named = new LinkedHashMap<>();
        collect(root, named);
        List<String> faults = new ArrayList<>();
        named.values().forEach(schema -> check(schema, faults));
        return faults;
    }

    private static void check(Schema schema, List<String> faults) {
        if (schema.getDoc() == null || schema.getDoc().isBlank()) {
            faults.add(schema.getName() + " has no doc");
        }
        if (schema.getType() == Schema.Type.ENUM) {
            if (schema.getEnumDefault() == null) {
                faults.add(schema.getName() + " has no default symbol");
            }
            return;
        }
        for (Schema.Field field : schema.getFields()) {
            String name = schema.getName() + "." + field.name();
            if (field.doc() == null || field.doc().isBlank()) {
                faults.add(name + " has no doc");
            }
            boolean nullByDefault = field.hasDefaultValue() && field.defaultVal() == JsonProperties.NULL_VALUE;
            if (field.schema().isNullable() && !nullByDefault) {
                faults.add(name + " is optional and not null by default");
            }
        }
    }

    private static void collect(Schema schema, Map<String, Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), named));
                }
            }
            case ENUM -> named.put(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, named));
            case ARRAY -> collect(schema.getElementType(), named);
            case MAP -> collect(schema.getValueType(), named);
            default -> {}
        }
    }
}
