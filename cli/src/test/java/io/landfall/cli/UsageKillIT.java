package io.landfall.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.TopicReader;
import io.landfall.schema.Delivery;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Usage is counted once by two processes, however often one of them is killed while it reads. */
class UsageKillIT {

    private static final int PARTITIONS = 4;
    private static final int KILLS = 10;
    private static final int RATE = 1_200;
    private static final int KILLED_WITHIN_MS = 3_000;

    /** A killed member is missed after its session; the default of 45 s only makes the test long. */
    private static final String SOON_MISSED = "session.timeout.ms=3000\nheartbeat.interval.ms=700\n";

    private static final Options SHORT_SESSIONS =
            Options.defaults().withBrokerSettings(Map.of("group.min.session.timeout.ms", "1000"));

    @TempDir
    Path folder;

    @Test
    void countsOnceHoweverOftenItIsKilled() throws Exception {
        long seed = Long.getLong("landfall.seed", System.nanoTime());
        System.out.println("UsageKillIT: -Dlandfall.seed=" + seed);
        Random random = new Random(seed);
        UsageSample sample = new UsageSample(random, Instant.now());
        Map<String, UseSums> expected = sample.expected();

        try (LocalStack stack = LocalStack.startTemporary(SHORT_SESSIONS);
                FactProducer producer = new FactProducer(Connection.settings(stack.endpoints()));
                TopicReader reader = new TopicReader(Connection.settings(stack.endpoints()));
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()))) {
            createTopics(stack);
            sample.catalogue().forEach(producer::send);
            List<Child> runners = new ArrayList<>(List.of(runner(stack, 0), runner(stack, 1)));
            try (SteadyFeed feed = new SteadyFeed(producer, sample.sent()).start(RATE)) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    long before = read(admin);
                    feed.goTo((double) kill / (KILLS + 1));
                    await().atMost(60, SECONDS)
                            .pollInterval(Duration.ofMillis(50))
                            .until(() -> read(admin) > before);
                    if (kill % 2 == 0) { // or else it may die before it has joined the other
                        await().atMost(90, SECONDS)
                                .until(() -> runners.stream().allMatch(UsageKillIT::runs)
                                        && readers(admin) == runners.size());
                    }
                    int killed = random.nextInt(runners.size());
                    assertThat(runners.get(killed).killAfter(random.nextInt(KILLED_WITHIN_MS)))
                            .as(runners.get(killed).err().toString())
                            .isTrue();
                    runners.set(killed, runner(stack, killed));
                }
                feed.finish();
                Map<TopicPartition, Long> ends = reader.ends(Topics.USAGE.name());
                await().atMost(120, SECONDS)
                        .untilAsserted(() -> assertThat(offsets(admin)).isEqualTo(ends));
                await().atMost(120, SECONDS)
                        .untilAsserted(() -> assertThat(sums(reader)).isEqualTo(expected));
                for (Child runner : runners) {
                    assertThat(runner.stop()).as(runner.err().toString()).isIn(0, 143);
                }
            } finally {
                runners.forEach(Child::close);
            }
            assertThat(sums(reader)).isEqualTo(expected);
        }
    }

    private static void createTopics(LocalStack stack) {
        Ran topics =
                Ran.command("topics", "--bootstrap-servers=" + stack.bootstrapServers(), "--partitions=" + PARTITIONS);
        assertThat(topics.status()).as(topics.err()).isZero();
    }

    private Child runner(LocalStack stack, int number) throws Exception {
        Path config = Files.writeString(folder.resolve("run.properties"), SOON_MISSED);
        return Child.start(
                folder,
                "run",
                "--bootstrap-servers=" + stack.bootstrapServers(),
                "--registry=" + stack.registryUrl(),
                "--state-dir=runner-" + number,
                "--threads=1",
                "--config=" + config);
    }

    private static boolean runs(Child child) {
        assertThat(child.isAlive()).as(child.err().toString()).isTrue();
        return child.err().stream().anyMatch(line -> line.contains("the pipeline runs on"));
    }

    private static Map<TopicPartition, Long> offsets(Admin admin) throws Exception {
        Map<TopicPartition, Long> read = new HashMap<>();
        for (String group : Pipeline.groups(PipelineProperties.APPLICATION_ID)) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            committed.forEach((partition, offset) -> {
                if (offset != null && partition.topic().equals(Topics.USAGE.name())) {
                    read.put(partition, offset.offset());
                }
            });
        }
        return read;
    }

    /** How many usage facts were read, and what they were rolled up to committed. */
    private static long read(Admin admin) throws Exception {
        return offsets(admin).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many members have partitions of usage to read. */
    private static long readers(Admin admin) throws Exception {
        String group = Pipeline.groups(PipelineProperties.APPLICATION_ID).get(1);
        return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    private static Map<String, UseSums> sums(TopicReader reader) {
        Map<String, UseSums> sums = new TreeMap<>();
        reader.table(Topics.DELIVERIES.name()).values().forEach(value -> {
            Delivery delivery = (Delivery) value;
            sums.put(delivery.getFeature(), UseSums.of(delivery));
        });
        return sums;
    }
}
