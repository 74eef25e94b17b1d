package io.landfall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class CommitsOfUseTest {

    private final Properties properties = PipelineProperties.of("brokers", "http://registry", Path.of("state"), 1);

    @Test
    void eachHopCommitsAsOftenAsKafkaStreamsDoesExactlyOnceButForTheFirst() {
        assertThat(Pipeline.commitsOfUse(properties))
                .containsExactly(Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMillis(100));
    }

    @Test
    void theUserHasTheLastWord() {
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 30);

        assertThat(Pipeline.commitsOfUse(properties)).endsWith(Duration.ofMillis(30), Duration.ofMillis(30));
    }
}
