package io.landfall.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** The client that module confluent-client puts back under its own name works with plain Avro. */
class ConfluentClientTest {
    private final Schema schema =
            SchemaBuilder.record("Fact").fields().requiredString("id").endRecord();

    @Test
    void registersPlainAvroSchema() throws Exception {
        SchemaRegistryClient client = new MockSchemaRegistryClient();

        int id = client.register("facts-value", new AvroSchema(schema));

        assertThat(((AvroSchema) client.getSchemaById(id)).rawSchema()).isEqualTo(schema);
    }

    @Test
    void talksHttpUnderABasePath() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/base/subjects", exchange -> {
            byte[] body = "[\"facts-value\"]".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/base";
        try (var client = new CachedSchemaRegistryClient(List.of(url), 10, Map.of())) {
            assertThat(client.getAllSubjects()).containsExactly("facts-value");
        } finally {
            server.stop(0);
        }
    }
}
