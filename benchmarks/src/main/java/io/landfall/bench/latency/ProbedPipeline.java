package io.landfall.bench.latency;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.bench.FactProducer;
import io.landfall.bench.Progress;
import io.landfall.bench.usage.UsageBed;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.serde.AvroRegistryDeserializer;
import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The whole pipeline, on a broker that is used for nothing else, with an open alert for each probe. */
final class ProbedPipeline implements AutoCloseable {

    private static final String APPLICATION = "bench-latency";
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final Clock clock = Clock.systemUTC();
    private final Properties properties;
    private final AvroRegistryDeserializer<Alert> alerts = new AvroRegistryDeserializer<>();
    private final FactProducer producer;
    private final Arrivals said;
    private final Pipeline pipeline;
    private int used;

    ProbedPipeline(UsageBed bed) {
        properties = PipelineProperties.of(
                bed.stack().endpoints().bootstrapServers(),
                bed.stack().endpoints().registryUrl(),
                bed.stateFolder(APPLICATION),
                THREADS);
        properties.put("application.id", APPLICATION);
        alerts.configure(bed.settings(), false);
        producer = new FactProducer(RoundTrips.prompt(bed.settings()));
        said = new Arrivals(
                bed.settings(),
                Topics.ALERTS.name(),
                UsageBed.PARTITIONS,
                record -> name(alerts.deserialize(record.topic(), record.value())));
        pipeline = new Pipeline(properties, StageConfig.live(UsageBed.PARTITIONS, clock));
        pipeline.start();
    }

    private static @Nullable String name(@Nullable Alert alert) {
        return alert == null || alert.getKind() != AlertKind.DELIVERED_UNUSED
                ? null
                : name(alert.getStatus(), alert.getSubject());
    }

    private static String name(AlertStatus status, String subject) {
        return status + " " + subject;
    }

    /** The group that commits how far usage is read. */
    static String usageGroup() {
        return Pipeline.groups(APPLICATION).get(1);
    }

    /** See {@link Pipeline#commitsOfUse}. */
    List<Duration> commits() {
        return Pipeline.commitsOfUse(properties);
    }

    /** Tells of the probes; returns once the alert of each is open. */
    void open(int probes, Progress progress) {
        progress.phase("opening alerts", "", 1);
        new Probes(probes, clock.instant()).told().forEach(producer::send);
        producer.flush();
        said.await(
                IntStream.range(0, probes)
                        .mapToObj(i -> name(AlertStatus.RAISED, Probes.subject(i)))
                        .toList(),
                this::requireWorking);
    }

    /** Sends the use of the next probe; what will arrive. */
    String use() {
        int next = used++;
        producer.send(Probes.use(next, clock.instant()));
        return name(AlertStatus.CLEARED, Probes.subject(next));
    }

    /** When each of what was to arrive did. */
    Map<String, Long> await(List<String> all) {
        producer.flush();
        return said.await(all, this::requireWorking);
    }

    void requireWorking() {
        Throwable why = pipeline.failure();
        if (why != null) {
            throw new IllegalStateException("the pipeline stopped: " + why, why);
        }
    }

    @Override
    public void close() {
        pipeline.close();
        said.close();
        producer.close();
        alerts.close();
    }
}
