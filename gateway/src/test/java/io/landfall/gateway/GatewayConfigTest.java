package io.landfall.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.connect.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayConfigTest {

    @TempDir
    private Path folder;

    private GatewayConfig read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), text);
        return GatewayConfig.read(file.toString(), Map.of("TOKEN", "t")::get, signal -> false);
    }

    @Test
    void opensWhatHasASectionAndNothingElse() throws IOException {
        GatewayConfig config = read("gitlab: {secret: \"${TOKEN}\"}\notlp: {open: true}\nheartbeat: PT1M\n");

        assertThat(config.endpoints().keySet())
                .containsExactlyInAnyOrder("/webhooks/gitlab", "/v1/traces", "/v1/logs", "/v1/metrics");
        assertThat(config.declared().every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.host()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "github: {map: x.yaml} | gateway.yaml:1: github: has no secret, so that anyone could send",
                "github: {secret: \"${NOT_SET}\"} | the environment has no NOT_SET; set it",
                "gitlab: {secret: ''} | secret: is empty, and would let in whoever sends none",
                "gitlab: {secret: x, open: true} | has a secret and says open: true; keep one of them",
                "githab: {open: true} | unknown key 'githab' (did you mean 'github'?)",
                "otlp: {secert: x} | unknown key 'secert' (did you mean 'secret'?)",
                "port: 99999 | port: '99999' is no port",
                "heartbeat: soon | heartbeat: 'soon' is no duration, e.g. PT1M",
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }
}
