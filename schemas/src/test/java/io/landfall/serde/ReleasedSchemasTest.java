package io.landfall.serde;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of a schema must neither lose what was written nor what others read. */
class ReleasedSchemasTest {

    private static final String RELEASE = "landfall.release";
    private static final String REMEDY =
            "change it additively; only a release that nobody has yet may be written anew, see writeRelease";

    static Stream<Schema> publicSchemas() {
        return Contracts.PUBLIC.stream();
    }

    static Stream<Schema> allSchemas() {
        return Contracts.all();
    }

    @ParameterizedTest
    @MethodSource("allSchemas")
    void readsWhatEveryReleaseWrote(Schema current) {
        for (Schema released : ReleasedSchemas.of(current)) {
            assertThat(Compatibility.backward(released, current)).as(REMEDY).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("publicSchemas")
    void isReadByReadersOfEveryRelease(Schema current) {
        for (Schema released : ReleasedSchemas.of(current)) {
            assertThat(Compatibility.forward(released, current)).as(REMEDY).isEmpty();
        }
    }

    @Test
    void noReleasedSchemaIsGone() throws IOException {
        Set<String> current = Contracts.all().map(ReleasedSchemas::path).collect(toSet());

        for (String version : ReleasedSchemas.VERSIONS) {
            Path folder = Contracts.RELEASED.resolve(version);
            try (Stream<Path> files = Files.walk(folder)) {
                List<String> released = files.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .toList();
                assertThat(released)
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(current)
                                .as("released/%s/%s has no successor", version, name)
                                .contains(name));
            }
        }
    }

    @Test
    void everyReleaseIsKnownToTheCode() throws IOException {
        try (Stream<Path> folders = Files.list(Contracts.RELEASED)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ReleasedSchemas.VERSIONS);
        }
    }

    @Test
    void requiredFieldAddedIsRefused() {
        Schema released =
                SchemaBuilder.record("Doctored").fields().requiredString("id").endRecord();
        Schema current = SchemaBuilder.record("Doctored")
                .fields()
                .requiredString("id")
                .requiredString("added")
                .endRecord();

        assertThat(Compatibility.backward(released, current))
                .singleElement()
                .asString()
                .contains("Doctored: what was written by the release cannot be read")
                .contains("added");
        assertThat(Compatibility.forward(released, current)).isEmpty();
    }

    @Test
    void fieldThatReadersNeedRemovedIsRefused() {
        Schema released = Contracts.PUBLIC.get(0);
        Schema current = without(released, "itemId");

        assertThat(Compatibility.forward(released, current))
                .singleElement()
                .asString()
                .contains("itemId");
    }

    @Test
    void enumWithoutDefaultExtendedIsRefused() {
        Schema released = SchemaBuilder.enumeration("E").symbols("A");
        Schema current = SchemaBuilder.enumeration("E").symbols("A", "B");

        assertThat(Compatibility.forward(released, current)).isNotEmpty();
    }

    /**
     * Not a test: writes the schemas of a release when asked to, from the root of the repository:
     * {@code mvn -pl confluent-client,schemas -am verify -Dlandfall.release=v1 -Dtest='ReleasedSchemasTest#writeRelease'
     * -Dsurefire.failIfNoSpecifiedTests=false}.
     */
    @Test
    @EnabledIfSystemProperty(named = RELEASE, matches = "v\\d+")
    void writeRelease() throws IOException {
        Path folder = Contracts.RELEASED.resolve(System.getProperty(RELEASE));
        for (Schema schema : Contracts.all().toList()) {
            Path file = folder.resolve(ReleasedSchemas.path(schema));
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema.toString(true) + "\n");
        }
    }

    private static Schema without(Schema record, String name) {
        List<Schema.Field> fields = record.getFields().stream()
                .filter(field -> !field.name().equals(name))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(record.getName(), record.getDoc(), record.getNamespace(), false, fields);
    }
}
