package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.landfall.connect.RealData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PosthogBodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each recorded request beside what PostHog's own capture made of it. */
    @Test
    void realBodiesDecodeAsPosthogDecodedThem() throws Exception {
        int events = 0;
        for (String line : Files.readAllLines(RealData.folder("posthog-capture").resolve("requests_dump.jsonl"))) {
            JsonNode request = JSON.readTree(line);
            JsonNode decoded = JSON.readTree(PosthogBody.json(
                    Base64.getDecoder().decode(request.path("body").asText())));
            ArrayNode actual = decoded.isArray()
                    ? (ArrayNode) decoded
                    : JSON.createArrayNode().add(decoded);
            ArrayNode expected = JSON.createArrayNode();
            for (JsonNode output : request.path("output")) {
                expected.add(JSON.readTree(output.path("data").asText()));
            }
            assertThat(actual).isEqualTo(expected);
            events += expected.size();
        }
        assertThat(events).isEqualTo(31);
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }

        assertThatThrownBy(() -> PosthogBody.json(bomb.toByteArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 20971520 bytes");
    }

    @Test
    void aFormMayHoldPlainJson() throws IOException {
        byte[] body = "data=%7B%22event%22%3A%22a%22%7D&compression=".getBytes(StandardCharsets.UTF_8);

        assertThat(new String(PosthogBody.json(body), StandardCharsets.UTF_8)).isEqualTo("{\"event\":\"a\"}");
    }
}
