package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsIT {

    @Test
    void createsVerifiesAndSaysPlainlyWhatDiffers() throws Exception {
        try (LocalStack stack = LocalStack.startTemporary(Options.defaults())) {
            String brokers = "--bootstrap-servers=" + stack.bootstrapServers();

            Ran before = Ran.command("topics", "--verify", brokers);
            assertThat(before.status()).isEqualTo(1);
            assertThat(before.err()).contains("landfall.work-items: is missing", Topics.ALL.size() + " differences");
            assertThat(Ran.command("run", brokers, "--registry=" + stack.registryUrl())
                            .err())
                    .contains("topics are missing", "./landfall topics");

            Ran created = Ran.command("topics", brokers, "--partitions=3");
            assertThat(created.status()).isZero();
            assertThat(created.out().lines())
                    .hasSize(1 + Topics.ALL.size())
                    .anyMatch(line -> line.matches("landfall\\.alerts-open +3 +compact +created +alert id"));
            assertThat(created.err()).contains(Topics.ALL.size() + " created", "nothing differs");

            Ran again = Ran.command("topics", brokers);
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(again.err()).contains(Topics.ALL.size() + " verified, nothing differs");

            drift(stack);
            Ran drifted = Ran.command("topics", brokers);
            assertThat(drifted.status()).isEqualTo(1);
            assertThat(drifted.out()).containsPattern("landfall\\.usage +3 +delete +differs");
            assertThat(drifted.err())
                    .contains("landfall.usage: retention.ms is 1000, expected 2592000000", "1 difference");

            Ran other = Ran.command("topics", "--verify", brokers, "--partitions=7");
            assertThat(other.err()).contains("landfall.alerts: partitions is 3, expected 7 (fixed at creation");
        }
    }

    @Test
    void namesTheRemedyWhereNoBrokerIs(@TempDir Path empty) {
        Ran nowhere = Ran.command("topics", "--data=" + empty);
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err()).contains("no broker is known", "--bootstrap-servers", "./landfall demo");

        Ran wrong = Ran.command("topics", "--bootstrap-servers=none.invalid");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("none.invalid", "--bootstrap-servers").doesNotContain("\tat ");

        assertThat(Ran.command("topics", "--partitions=0").status()).isEqualTo(2);
    }

    private static void drift(LocalStack stack) throws Exception {
        ConfigResource usage = new ConfigResource(ConfigResource.Type.TOPIC, Topics.USAGE.name());
        AlterConfigOp op = new AlterConfigOp(new ConfigEntry("retention.ms", "1000"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(usage, List.of(op))).all().get();
            // Acknowledged by the controller some moments before the broker knows of it.
            await().until(
                            () -> admin.describeConfigs(List.of(usage))
                                    .all()
                                    .get()
                                    .get(usage)
                                    .get("retention.ms")
                                    .value(),
                            "1000"::equals);
        }
    }
}
