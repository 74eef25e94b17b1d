package io.landfall.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicAdminTest {

    private static final short ONE = 1;
    private static final int MOST_PARTITIONS = 7;

    private final MockAdminClient admin = MockAdminClient.create().numBrokers(3).build();

    /** What a broker answers by itself: this double knows no end of a partition that it was not told. */
    @BeforeEach
    void leaders() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicSpec topic : Topics.ALL) {
            for (int partition = 0; partition < MOST_PARTITIONS; partition++) {
                ends.put(new TopicPartition(topic.name(), partition), 0L);
            }
        }
        admin.updateEndOffsets(ends);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void createsWhatIsMissing() throws Exception {
        TopicAdmin.Report report = TopicAdmin.createOrVerify(admin, OptionalInt.empty(), (short) 3);

        assertThat(report.created()).hasSize(Topics.ALL.size());
        assertThat(report.verified()).isEmpty();
        assertThat(report.differences()).isEmpty();
        var usage = admin.describeTopics(List.of("landfall.usage"))
                .allTopicNames()
                .get()
                .get("landfall.usage");
        assertThat(usage.partitions())
                .hasSize(4)
                .allMatch(partition -> partition.replicas().size() == 3);
    }

    @Test
    void findsNothingToSayOfWhatItCreated() {
        TopicAdmin.createOrVerify(admin, OptionalInt.of(7), ONE);

        TopicAdmin.Report report = TopicAdmin.createOrVerify(admin, OptionalInt.of(7), ONE);

        assertThat(report.created()).isEmpty();
        assertThat(report.verified()).hasSize(Topics.ALL.size());
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void saysPlainlyWhatDiffers() throws Exception {
        TopicAdmin.createOrVerify(admin, OptionalInt.empty(), ONE);
        alter("landfall.usage", "retention.ms", "604800000");
        alter("landfall.items", "cleanup.policy", "delete");
        alter("landfall.alerts", "message.timestamp.type", "CreateTime");
        alter("landfall.dead-letters", "max.message.bytes", "1048588");

        TopicAdmin.Report report = TopicAdmin.createOrVerify(admin, OptionalInt.empty(), ONE);

        assertThat(report.differences())
                .containsExactly(
                        "landfall.usage: retention.ms is 604800000, expected 2592000000",
                        "landfall.alerts: message.timestamp.type is CreateTime, expected LogAppendTime",
                        "landfall.items: cleanup.policy is delete, expected compact",
                        "landfall.dead-letters: max.message.bytes is 1048588, expected 16777216");
    }

    @Test
    void saysWhenTheLayoutDiffers() throws Exception {
        Map<String, String> configs = new HashMap<>(Topics.USAGE.configs((short) 3));
        configs.remove("min.insync.replicas");
        admin.createTopics(List.of(new NewTopic("landfall.usage", 2, ONE).configs(configs)))
                .all()
                .get();

        TopicAdmin.Report report =
                TopicAdmin.createOrVerify(admin, List.of(Topics.USAGE), OptionalInt.empty(), (short) 3);

        assertThat(report.differences())
                .containsExactly(
                        "landfall.usage: partitions is 2, expected 4 (fixed at creation: changing it means reset and rebuild)",
                        "landfall.usage: replication factor is 1, expected at least 3",
                        "landfall.usage: min.insync.replicas is unset, expected 2");
    }

    @Test
    void moreReplicasThanExpectedAreFine() {
        TopicAdmin.createOrVerify(admin, OptionalInt.empty(), (short) 3);

        TopicAdmin.Report report = TopicAdmin.createOrVerify(admin, OptionalInt.empty(), (short) 2);

        assertThat(report.differences()).isEmpty();
    }

    @Test
    void tellsWhatTheClusterAnswered() {
        admin.timeoutNextRequest(1);

        assertThatThrownBy(() -> TopicAdmin.createOrVerify(admin, OptionalInt.empty(), ONE))
                .isInstanceOf(TimeoutException.class);
    }

    private void alter(String topic, String name, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    }
}
