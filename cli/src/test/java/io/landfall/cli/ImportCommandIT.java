package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.broker.Connection;
import io.landfall.schema.Progress;
import io.landfall.serde.AvroRegistryDeserializer;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.TopicAdmin;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandIT {
    private static LocalStack stack;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startStack() {
        stack = LocalStack.startTemporary(Options.defaults());
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @Test
    void sendsFactsBetweenTwoDeclarations() throws IOException {
        Path events = Files.writeString(folder.resolve("events.ndjson"), """
                {"type":"work-item","occurredAt":"2024-01-01T00:00:00Z","itemId":"A","source":"jira"}
                {"type":"work-item","occurredAt":"2024-01-02T00:00:00Z","itemId":"A","source":"jira"}
                nonsense
                """);

        CommandLineRun early = run(events);
        assertThat(early.status()).isEqualTo(1);
        assertThat(early.err()).contains("topics are missing", "landfall topics");

        try (Admin admin = Admin.create(Connection.settings(stack.endpoints()))) {
            TopicAdmin.createOrVerify(admin, OptionalInt.of(1), (short) 1);
        }
        CommandLineRun run = run(events);

        assertThat(run.err()).contains("1 units could not be understood");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"events\": 2, \"sent\": 2, \"deadLetters\": 1, \"sources\": 1,"
                        + " \"asOf\": \"2024-01-02T00:00:00Z\"}\n");
        assertThat(read(Topics.WORK_ITEMS)).hasSize(2);
        assertThat(read(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(read(Topics.PROGRESS))
                .extracting(progress -> ((Progress) progress).getThrough())
                .containsExactly(Instant.EPOCH, Instant.parse("2024-01-02T00:00:00Z"));
    }

    private static CommandLineRun run(Path events) {
        return CommandLineRun.of(
                "import", "--bootstrap-servers", stack.bootstrapServers(), "--registry", stack.registryUrl(), events);
    }

    private static List<SpecificRecord> read(TopicSpec topic) {
        Map<String, Object> settings = new HashMap<>(Connection.settings(stack.endpoints()));
        AvroRegistryDeserializer<SpecificRecord> values = new AvroRegistryDeserializer<>();
        values.configure(settings, false);
        List<SpecificRecord> read = new ArrayList<>();
        List<TopicPartition> partition = List.of(new TopicPartition(topic.name(), 0));
        try (KafkaConsumer<String, SpecificRecord> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long end = consumer.endOffsets(partition).get(partition.get(0));
            while (consumer.position(partition.get(0)) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> read.add(one.value()));
            }
        }
        return read;
    }
}
