package io.landfall.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.landfall.schema.Rollout;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read by CloudEvents' own Kafka binding. */
class CloudEventHeadersTest {

    private static final Instant AT = Instant.parse("2016-03-01T09:30:00.5Z");

    @Test
    void areACloudEventInBinaryMode() {
        Rollout fact = new Rollout("r\u00e91", "github:acme/shop", AT, null, "checkout", null, true, 100.0);

        CloudEvent event = read(CloudEventHeaders.of(fact));

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("r\u00e91");
        assertThat(event.getSource()).isEqualTo(URI.create("github:acme/shop"));
        assertThat(event.getType()).isEqualTo("io.landfall.rollout.v1");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2016-03-01T09:30:00.5Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/avro");
        assertThat(event.getData().toBytes()).containsExactly(0, 1, 2);
    }

    @Test
    void standInOneOrder() {
        assertThat(CloudEventHeaders.of("alert", "landfall", "a1", AT))
                .extracting(Header::key)
                .containsExactly("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type");
    }

    @ParameterizedTest
    @CsvSource({
        "file, file",
        "policy-file, policy-file",
        "github:acme/shop, github:acme/shop",
        "https://example.org/a?b=c#d, https://example.org/a?b=c#d",
        "my tracker, my%20tracker",
        "caf\u00e9, caf%C3%A9",
        "100%, 100%25",
        "a:b c:d, a:b%20c:d",
        ":, ./:",
        "1: x, ./1:%20x"
    })
    void sourcesAreUriReferences(String source, String uri) {
        CloudEvent event = read(CloudEventHeaders.of("usage", source, "1", AT));

        assertThat(event.getSource()).hasToString(uri);
    }

    private static CloudEvent read(Headers headers) {
        return KafkaMessageFactory.createReader(headers, new byte[] {0, 1, 2}).toEvent();
    }
}
