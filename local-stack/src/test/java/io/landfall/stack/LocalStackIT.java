package io.landfall.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    @TempDir
    Path folder;

    @Test
    void keepsRecordsAndSchemaIdsOverARestart() throws Exception {
        AvroSchema first = Probe.schema("First");
        int id;
        long registry;
        try (LocalStack stack = LocalStack.start(folder)) {
            Probe probe = new Probe(stack.endpoints());
            probe.createTopic();
            probe.send("before");
            id = probe.register("first-value", first);
            registry = stack.registryPid();
        }
        assertThat(ProcessHandle.of(registry)).isEmpty();

        try (LocalStack stack = LocalStack.start(folder)) {
            Probe probe = new Probe(stack.endpoints());
            probe.send("after");

            assertThat(probe.read()).containsExactly("before", "after");
            assertThat(probe.byId(id)).isEqualTo(first);
            assertThat(probe.register("first-value", first)).isEqualTo(id);
            assertThat(probe.register("second-value", Probe.schema("Second"))).isNotEqualTo(id);
        }
    }

    @Test
    void refusesASchemaThatCannotReadTheOldOne() throws Exception {
        try (LocalStack stack = LocalStack.start(folder)) {
            Probe probe = new Probe(stack.endpoints());
            probe.register("fact-value", Probe.schema("Fact"));
            AvroSchema breaking = new AvroSchema(SchemaBuilder.record("Fact")
                    .fields()
                    .requiredString("id")
                    .requiredLong("added")
                    .endRecord());

            assertThat(probe.compatibility()).isEqualTo("BACKWARD");
            assertThatThrownBy(() -> probe.register("fact-value", breaking))
                    .isInstanceOfSatisfying(
                            RestClientException.class,
                            refused -> assertThat(refused.getStatus()).isEqualTo(409));
        }
    }

    @Test
    void tellsOthersWhereItAnswersWhileItRuns() {
        Path data = folder.resolve("made/by/the/stack");
        assertThat(LocalStack.running(data)).isEmpty();

        LocalStack stack = LocalStack.start(data);
        assertThat(LocalStack.running(data)).contains(stack.endpoints());
        assertThatThrownBy(() -> LocalStack.start(data))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("in use");
        assertThat(LocalStack.running(data)).contains(stack.endpoints());
        stack.close();
        stack.close();

        assertThat(LocalStack.running(data)).isEmpty();
        assertThat(data.resolve("tmp")).doesNotExist();
    }

    @Test
    void removesATemporaryFolder() {
        LocalStack stack = LocalStack.startTemporary(Options.defaults());
        Path own = stack.dataFolder();
        assertThat(Files.isDirectory(own)).isTrue();

        stack.close();

        assertThat(own).doesNotExist();
    }
}
