package io.landfall.cli.demo;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.app.SaidWatch;
import io.landfall.cli.CommandException;
import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.RunningPipeline;
import io.landfall.cli.broker.TopicReader;
import io.landfall.event.FactJson;
import io.landfall.event.FactType;
import io.landfall.event.Instants;
import io.landfall.sample.SampleOrganisation;
import io.landfall.schema.Progress;
import io.landfall.stack.Endpoints;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.TopicAdmin;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stack, the pipeline, and the organisation that feeds it; all of them end with it. */
final class Demo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final List<TopicSpec> INPUTS =
            Arrays.stream(FactType.values()).map(Topics::of).toList();
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DemoFolder folder;
    private final Progression progression;
    private final DemoClock clock = new DemoClock(Clock.systemUTC());
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final LocalStack stack;
    private final Brokers brokers;
    private final FactProducer producer;
    private final SaidWatch said;

    /** Starts broker and registry, with the topics. */
    Demo(DemoFolder folder, int partitions, Progression progression) {
        this.folder = folder;
        this.progression = progression;
        progression.step("broker and registry");
        // What runs on the stack ends before it does, so it has no hook of its own.
        stack = LocalStack.start(folder.root(), Options.defaults().withShutdownHook(false));
        parts.push(stack);
        try {
            brokers = Brokers.connect(Connection.settings(stack.endpoints()));
            parts.push(brokers);
            TopicAdmin.createOrVerify(brokers.admin(), OptionalInt.of(partitions), brokers.replication());
            producer = new FactProducer(Connection.settings(stack.endpoints()));
            parts.push(producer);
            said = new SaidWatch(partitions);
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    Endpoints endpoints() {
        return stack.endpoints();
    }

    DemoClock clock() {
        return clock;
    }

    TopicReader reader() {
        TopicReader reader = new TopicReader(Connection.settings(stack.endpoints()));
        parts.push(reader);
        return reader;
    }

    /** Feeds a history, and waits until the pipeline has said all there is to say of it. */
    RunningPipeline tell(List<SpecificRecord> history, Instant now, int partitions, int threads)
            throws InterruptedException {
        // First, so that nothing is said of a history that is known by half.
        declare("start", Instant.EPOCH);
        progression.step("pipeline");
        StageConfig config = StageConfig.live(partitions, Clock.systemUTC())
                .withTimebase(clock)
                .withDrained(said);
        RunningPipeline pipeline = RunningPipeline.start(() -> new Pipeline(properties(threads), config), folder.log());
        parts.push(pipeline);
        progression.step("history", history.size());
        write(history);
        for (SpecificRecord fact : history) {
            producer.send(fact);
            progression.advanced();
        }
        producer.flush();
        pipeline.awaitRunning();
        progression.step("verdicts");
        declare("end", now);
        awaitSaid(pipeline);
        progression.done();
        return pipeline;
    }

    /**
     * A task that has nothing to read takes the wall clock for its time, even a moment before it is handed the last facts: so
     * all must have been read first. What is said by a later time stands behind all that they set off.
     */
    private void awaitSaid(RunningPipeline pipeline) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Instant allRead = null;
        boolean done = false;
        while (!done) {
            pipeline.requireAlive();
            if (System.nanoTime() - deadline > 0) {
                throw new CommandException(
                        "the pipeline did not come to an end within " + PATIENCE.toMinutes() + " min",
                        "see " + folder.log());
            }
            if (allRead == null && brokers.hasRead(Pipeline.groups(DemoFolder.APPLICATION_ID), INPUTS)) {
                allRead = clock.now();
            }
            done = said.await(allRead == null ? Instant.MAX : allRead, LOOK);
        }
    }

    /** Feeds what happened since, up to an instant. */
    void tell(List<SpecificRecord> facts, Instant now) {
        facts.forEach(producer::send);
        producer.flush();
        declare("live/" + Instants.format(now), now);
    }

    /** Every source declares that it has sent everything up to there. */
    private Instant declare(String id, Instant through) {
        for (String source : SampleOrganisation.sources()) {
            producer.send(Progress.newBuilder()
                    .setId("demo/" + id)
                    .setSource(source)
                    .setOccurredAt(through)
                    .setThrough(through)
                    .build());
        }
        return producer.flush();
    }

    private Properties properties(int threads) {
        Properties properties =
                PipelineProperties.of(stack.bootstrapServers(), stack.registryUrl(), folder.state(), threads);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, DemoFolder.APPLICATION_ID);
        return properties;
    }

    private void write(List<SpecificRecord> history) {
        try (BufferedWriter out = Files.newBufferedWriter(folder.history())) {
            for (SpecificRecord fact : history) {
                out.write(FactJson.canonical(fact));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the facts cannot be written to " + folder.history(), e);
        }
    }

    /** In the order opposite to that of the start. */
    @Override
    public void close() {
        // The interrupt that ended the work must not end the ending.
        boolean interrupted = Thread.interrupted();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // The others must end, too; what is wrong with this one stands in the log.
                LOG.warn("a part of the demo did not end in order", e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
