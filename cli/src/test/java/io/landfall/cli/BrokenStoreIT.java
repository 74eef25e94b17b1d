package io.landfall.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.TopicReader;
import io.landfall.event.FactJson;
import io.landfall.schema.Item;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A store of which a kill left half: the pipeline starts without it, says so, and knows what it knew. */
class BrokenStoreIT {
    private static final int PARTITIONS = 2;
    private static final String STORE = "references-timeline";

    private final Logger log = (Logger) LoggerFactory.getLogger("io.landfall.app");
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @TempDir
    private Path state;

    private LocalStack stack;
    private TopicReader reader;
    private FactProducer facts;

    @BeforeEach
    void raise() throws Exception {
        stack = LocalStack.startTemporary(Options.defaults());
        Ran.command("topics", "--partitions=" + PARTITIONS, "--bootstrap-servers=" + stack.bootstrapServers());
        reader = new TopicReader(Connection.settings(stack.endpoints()));
        facts = new FactProducer(Connection.settings(stack.endpoints()));
        said.start();
        log.addAppender(said);
        send("{'type':'work-item','id':'1','itemId':'42','title':'Old','occurredAt':'2020-01-01T00:00:00Z',"
                + "'statusCategory':'ACTIVE'}");
        send("{'type':'work-item','id':'2','itemId':'43','title':'Other','occurredAt':'2020-01-01T00:00:00Z',"
                + "'statusCategory':'ACTIVE'}");
        try (Pipeline pipeline = pipeline()) {
            pipeline.start();
            await().atMost(90, SECONDS).until(() -> open().size() == 2);
        }
        said.list.clear();
    }

    @AfterEach
    void end() {
        log.detachAppender(said);
        facts.close();
        reader.close();
        stack.close();
    }

    @Test
    void isRestoredWhereItDoesNotOpenAtTheStart() throws Exception {
        Path broken = breakStore();

        try (Pipeline pipeline = pipeline()) {
            pipeline.start();

            goesOn(pipeline);
        }
        saysOnce(broken);
        assertThat(said.list)
                .as("of one run")
                .noneMatch(event -> event.getMessage().contains("the pipeline stops"));
    }

    /** Broken once all were opened for the first time, and before its task opens it again. */
    @Test
    void isRestoredWhereItDoesNotOpenLater() throws Exception {
        try (Pipeline pipeline = pipeline()) {
            pipeline.start();
            Path broken = breakStore();

            goesOn(pipeline);
            saysOnce(broken);
        }
    }

    private Pipeline pipeline() {
        Properties properties = PipelineProperties.of(stack.bootstrapServers(), stack.registryUrl(), state, 1);
        // Nobody says good-bye to a group of Kafka Streams; the default of 45 s only makes the test long.
        properties.put("session.timeout.ms", 6_000);
        return new Pipeline(properties, StageConfig.live(PARTITIONS, Clock.systemUTC()));
    }

    /** Closes an item by a fact that says nothing else of it: its alert and its title are known from before. */
    private void goesOn(Pipeline pipeline) throws Exception {
        send("{'type':'work-item','id':'3','itemId':'42','occurredAt':'2020-06-01T00:00:00Z','statusCategory':'DONE'}");
        await().atMost(90, SECONDS).until(() -> open().size() == 1 || pipeline.failure() != null);
        assertThat(pipeline.failure()).isNull();
        assertThat(pipeline.state()).isEqualTo(KafkaStreams.State.RUNNING);
        assertThat(pipeline.awaitEnd(Duration.ZERO)).isFalse();
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThat(reader.table(Topics.ITEMS.name()).values())
                                .map(Item.class::cast)
                                .filteredOn(item -> item.getClosedAt() != null)
                                .singleElement()
                                .satisfies(item -> assertThat(item.getTitle()).isEqualTo("Old")));
    }

    private void saysOnce(Path broken) {
        List<String> warnings = said.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("restored from the changelogs"))
                .toList();
        assertThat(warnings).singleElement().asString().contains(broken.toString());
    }

    private Path breakStore() throws IOException {
        try (Stream<Path> all = Files.walk(state)) {
            List<Path> manifests = all.filter(file -> file.getParent().endsWith(STORE)
                            && file.getFileName().toString().startsWith("MANIFEST-"))
                    .sorted()
                    .toList();
            assertThat(manifests).hasSize(PARTITIONS);
            Files.delete(manifests.get(0));
            return manifests.get(0).getParent();
        }
    }

    private Set<String> open() {
        return reader.table(Topics.ALERTS_OPEN.name()).keySet();
    }

    private void send(String json) throws Exception {
        SpecificRecord fact = FactJson.parse(json.replace('\'', '"'));
        facts.send(fact);
        facts.flush();
    }
}
