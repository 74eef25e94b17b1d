package io.landfall.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.app.SaidWatch;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.TopicReader;
import io.landfall.event.Facts;
import io.landfall.event.OutputJson;
import io.landfall.sample.SampleOrganisation;
import io.landfall.schema.Alert;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import io.landfall.schema.Progress;
import io.landfall.schema.Usage;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share the work; one is killed under load and started again. Its brokers hold what one alone would say. */
class TwoRunnersIT {
    private static final Instant NOW = Instant.parse("2026-03-18T14:25:00Z");
    private static final int PARTITIONS = 4;
    private static final List<TopicSpec> STATES = List.of(Topics.ALERTS_OPEN, Topics.ITEMS, Topics.DELIVERIES);

    /** Every third use will do: the other facts are what is hard. */
    private static final List<SpecificRecord> FACTS = new SampleOrganisation(5, NOW)
            .history().stream()
                    .filter(fact -> !(fact instanceof Usage) || Facts.id(fact).hashCode() % 3 == 0)
                    .toList();

    @TempDir
    Path folder;

    @Test
    void aKilledProcessChangesNothing() throws Exception {
        Map<String, String> expected = saidByOne();
        assertThat(expected).hasSizeGreaterThan(400);

        try (LocalStack stack = LocalStack.startTemporary(Options.defaults());
                FactProducer facts = new FactProducer(Connection.settings(stack.endpoints()));
                TopicReader reader = new TopicReader(Connection.settings(stack.endpoints()))) {
            createTopics(stack);
            Instant middle = Facts.occurredAt(FACTS.get(FACTS.size() / 2));
            declare(facts, "start", Instant.EPOCH);
            try (Child stays = runner(stack, "stays");
                    Child killed = runner(stack, "killed")) {
                await().atMost(150, SECONDS).until(() -> runs(stays) && runs(killed));
                FACTS.subList(0, FACTS.size() / 2).forEach(facts::send);
                declare(facts, "middle", middle.minusNanos(1_000));
                // It dies in the middle of saying what there is to say.
                await().atMost(150, SECONDS)
                        .until(() -> !reader.table(Topics.ITEMS.name()).isEmpty());
                killed.kill();
                FACTS.subList(FACTS.size() / 2, FACTS.size()).forEach(facts::send);
                try (Child again = runner(stack, "killed")) {
                    declare(facts, "end", NOW);
                    await().atMost(240, SECONDS)
                            .untilAsserted(() -> assertThat(states(reader)).isEqualTo(expected));
                    endsInOrder(stays, "stays");
                    endsInOrder(again, "killed");
                }
            }
            assertThat(states(reader)).isEqualTo(expected);
        }
    }

    private Map<String, String> saidByOne() throws Exception {
        try (LocalStack stack = LocalStack.startTemporary(Options.defaults());
                FactProducer facts = new FactProducer(Connection.settings(stack.endpoints()));
                TopicReader reader = new TopicReader(Connection.settings(stack.endpoints()))) {
            createTopics(stack);
            declare(facts, "start", Instant.EPOCH);
            SaidWatch said = new SaidWatch(PARTITIONS);
            try (Pipeline pipeline = new Pipeline(
                    PipelineProperties.of(stack.bootstrapServers(), stack.registryUrl(), folder.resolve("one"), 2),
                    StageConfig.live(PARTITIONS, Clock.systemUTC()).withDrained(said))) {
                pipeline.start();
                FACTS.forEach(facts::send);
                Instant appended = declare(facts, "end", NOW);
                assertThat(said.await(appended, Duration.ofMinutes(4))).isTrue();
            }
            return states(reader);
        }
    }

    private static void createTopics(LocalStack stack) {
        Ran topics =
                Ran.command("topics", "--bootstrap-servers=" + stack.bootstrapServers(), "--partitions=" + PARTITIONS);
        assertThat(topics.status()).as(topics.err()).isZero();
    }

    private Child runner(LocalStack stack, String name) throws Exception {
        // A killed member is missed after its session; the default of 45 s only makes the test long.
        Path config = Files.writeString(folder.resolve("run.properties"), "session.timeout.ms=6000\n");
        return Child.start(
                folder,
                "run",
                "--bootstrap-servers=" + stack.bootstrapServers(),
                "--registry=" + stack.registryUrl(),
                "--state-dir=" + name,
                "--threads=1",
                "--config=" + config);
    }

    private void endsInOrder(Child runner, String name) throws Exception {
        try {
            assertThat(runner.stop()).isIn(0, 143);
        } catch (AssertionError e) {
            String log = Files.readString(folder.resolve(name).resolve("landfall.log"));
            throw new AssertionError(runner.err() + "\n" + log + "\n" + runner.stacks(), e);
        }
    }

    private static boolean runs(Child child) {
        assertThat(child.isAlive()).as(child.err().toString()).isTrue();
        return child.err().stream().anyMatch(line -> line.contains("the pipeline runs on"));
    }

    private static Instant declare(FactProducer facts, String id, Instant through) {
        facts.flush();
        SampleOrganisation.sources()
                .forEach(source -> facts.send(Progress.newBuilder()
                        .setId(id)
                        .setSource(source)
                        .setOccurredAt(through)
                        .setThrough(through)
                        .build()));
        return facts.flush();
    }

    /** The compacted topics, by topic and key. */
    private static Map<String, String> states(TopicReader reader) {
        Map<String, String> states = new TreeMap<>();
        for (TopicSpec topic : STATES) {
            reader.table(topic.name()).forEach((key, value) -> states.put(topic.name() + ' ' + key, json(value)));
        }
        return states;
    }

    private static String json(SpecificRecord value) {
        if (value instanceof Alert alert) {
            return OutputJson.write(alert);
        }
        return value instanceof Item item ? OutputJson.write(item) : OutputJson.write((Delivery) value);
    }
}
