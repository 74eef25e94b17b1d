package io.landfall.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.FactType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicsTest {

    @ParameterizedTest
    @CsvSource({
        "work-items,   delete,  -1,          ",
        "deployments,  delete,  -1,          ",
        "decisions,    delete,  -1,          ",
        "rollouts,     delete,  -1,          ",
        "progress,     delete,  -1,          ",
        "usage,        delete,  2592000000,  ",
        "features,     compact, ,            604800000",
        "policies,     compact, ,            604800000",
        "alerts,       delete,  31536000000, ",
        "alerts-open,  compact, ,            604800000",
        "items,        compact, ,            604800000",
        "deliveries,   compact, ,            604800000",
        "unmapped,     compact, ,            604800000",
        "dead-letters, delete,  2592000000,  "
    })
    void isKeptAsTheDesignSays(String name, String cleanup, String retention, String tombstones) {
        Map<String, String> configs =
                Topics.named("landfall." + name).orElseThrow().configs((short) 3);

        assertThat(configs)
                .containsEntry("cleanup.policy", cleanup)
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("min.insync.replicas", "2");
        assertThat(configs.get("retention.ms")).isEqualTo(retention);
        assertThat(configs.get("delete.retention.ms")).isEqualTo(tombstones);
    }

    @Test
    void holdsTheWholeCatalogue() {
        assertThat(Topics.ALL)
                .hasSize(14)
                .extracting(TopicSpec::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("landfall."));
    }

    @Test
    void deadLettersTakeLargeOriginals() {
        assertThat(Topics.DEAD_LETTERS.configs((short) 1))
                .containsEntry("max.message.bytes", "16777216")
                .containsEntry("min.insync.replicas", "1");
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyFactHasATopicOfItsRecord(FactType type) {
        assertThat(Topics.of(type).record()).isEqualTo(type.schema());
        assertThat(Topics.ALL).contains(Topics.of(type));
    }
}
