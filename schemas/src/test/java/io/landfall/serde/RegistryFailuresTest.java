package io.landfall.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.landfall.schema.Rollout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The genuine client over HTTP, under a base path, against a registry that answers as it is told. */
class RegistryFailuresTest {

    private static final Rollout ROLLOUT =
            new Rollout("r1", "flags", Instant.EPOCH, null, "checkout", null, true, 100.0);

    private final List<String> requests = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private int status = 200;
    private String body = "{\"id\":42}";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksOncePerSubjectUnderTheBasePath() {
        try (var serializer = serializer(Map.of())) {
            byte[] first = serializer.serialize("t", ROLLOUT);
            serializer.serialize("t", ROLLOUT);

            assertThat(first).startsWith(0, 0, 0, 0, 42);
        }
        assertThat(requests).containsExactly("POST /apis/ccompat/v7/subjects/t-value/versions");
    }

    @Test
    void sendsCredentials() {
        try (var serializer = serializer(
                Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "ada:secret"))) {
            serializer.serialize("t", ROLLOUT);
        }
        assertThat(authorizations).containsExactly("Basic YWRhOnNlY3JldA==");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void passingFaultsMayBeRetried(int code) {
        status = code;
        body = "{\"error_code\":" + code + ",\"message\":\"later\"}";
        try (var serializer = serializer(Map.of())) {
            assertThatThrownBy(() -> serializer.serialize("t", ROLLOUT))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("could not register io.landfall.schema.Rollout under subject t-value");

            status = 200;
            body = "{\"id\":7}";
            assertThat(serializer.serialize("t", ROLLOUT)).startsWith(0, 0, 0, 0, 7);
        }
    }

    @Test
    void aRegistryThatIsAwayMayComeBack() {
        server.stop(0);
        try (var serializer = serializer(Map.of());
                var deserializer = new AvroRegistryDeserializer<Rollout>()) {
            deserializer.configure(properties(Map.of()), false);
            assertThatThrownBy(() -> serializer.serialize("t", ROLLOUT))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("could not be reached");
            assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 1, 0}))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 409, 422})
    void otherAnswersAreFinal(int code) {
        status = code;
        body = "{\"error_code\":" + code + "01,\"message\":\"no\"}";
        try (var serializer = serializer(Map.of())) {
            assertThatThrownBy(() -> serializer.serialize("t", ROLLOUT))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("no");
        }
    }

    private AvroRegistrySerializer<Rollout> serializer(Map<String, String> more) {
        AvroRegistrySerializer<Rollout> serializer = new AvroRegistrySerializer<>();
        serializer.configure(properties(more), false);
        return serializer;
    }

    private Map<String, Object> properties(Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(
                "schema.registry.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/apis/ccompat/v7");
        return properties;
    }
}
