package io.landfall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.event.FactJson;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topology.StageConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads an alert as any program can that knows Confluent's wire format and CloudEvents, without a class of ours. */
class WireFormatIT {
    private static final int PARTITIONS = 1;

    @TempDir
    Path state;

    @Test
    void anAlertIsReadWithoutOurSerde() throws Exception {
        try (LocalStack stack = LocalStack.startTemporary(Options.defaults())) {
            Ran.command("topics", "--partitions=" + PARTITIONS, "--bootstrap-servers=" + stack.bootstrapServers());
            try (FactProducer facts = new FactProducer(Connection.settings(stack.endpoints()))) {
                facts.send(FactJson.parse("{\"type\":\"work-item\",\"id\":\"1\",\"itemId\":\"42\",\"title\":\"Old\","
                        + "\"occurredAt\":\"2020-01-01T00:00:00Z\",\"statusCategory\":\"ACTIVE\"}"));
                facts.flush();
            }
            try (Pipeline pipeline = new Pipeline(
                    PipelineProperties.of(stack.bootstrapServers(), stack.registryUrl(), state, 1),
                    StageConfig.live(PARTITIONS, Clock.systemUTC()))) {
                pipeline.start();

                ConsumerRecord<byte[], byte[]> record = firstAlert(stack.bootstrapServers());

                GenericRecord alert = decode(record.value(), stack.registryUrl());
                assertThat(new String(record.key(), UTF_8))
                        .isEqualTo(alert.get("alertId").toString());
                assertThat(alert.get("subject")).hasToString("item:42");
                assertThat(alert.get("kind")).hasToString("OPEN_PAST_CLOSURE_WINDOW");
                assertThat(alert.get("openedAt")).isEqualTo(micros("2020-01-31T00:00:00Z"));
                assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
                assertThat(header(record, "ce_type")).isEqualTo("io.landfall.alert.v1");
                assertThat(header(record, "ce_source")).isEqualTo("landfall");
                assertThat(header(record, "ce_id"))
                        .startsWith(alert.get("alertId").toString());
                assertThat(Instant.parse(header(record, "ce_time"))).isBefore(Instant.now());
                assertThat(header(record, "content-type")).isEqualTo("application/avro");
            }
        }
    }

    private static ConsumerRecord<byte[], byte[]> firstAlert(String bootstrapServers) {
        TopicPartition alerts = new TopicPartition("landfall.alerts", 0);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(alerts));
            consumer.seekToBeginning(List.of(alerts));
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return !found.isEmpty();
            });
            return found.get(0);
        }
    }

    private static GenericRecord decode(byte[] bytes, String registry) throws Exception {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        assertThat(buffer.get()).as("magic byte").isZero();
        int id = buffer.getInt();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode body = new ObjectMapper().readTree(answer.body());
        Schema schema = new Schema.Parser().parse(body.get("schema").textValue());
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, buffer.position(), buffer.remaining(), null));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }
}
