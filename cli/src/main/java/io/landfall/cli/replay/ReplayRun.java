package io.landfall.cli.replay;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.feed.Declarations;
import io.landfall.cli.feed.Feeder;
import io.landfall.cli.feed.Meter;
import io.landfall.cli.feed.ReadFacts;
import io.landfall.stack.LocalStack;
import io.landfall.topology.StageConfig;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Facts through the pipeline on a running stack. Doing it again on the same stack says the same. */
final class ReplayRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);
    private static final String NAME = "replay";
    private static final int MOST_THREADS = 4;

    private final LocalStack stack;
    private final ReplayRequest request;
    private final ReadFacts read;
    private final ReplayTime time;
    private final Meter meter;
    private final Drainage drainage;

    ReplayRun(LocalStack stack, ReplayRequest request, ReadFacts read, ReplayTime time, Meter meter) {
        this.stack = stack;
        this.request = request;
        this.read = read;
        this.time = time;
        this.meter = meter;
        this.drainage = new Drainage(request.partitions());
    }

    /** @param folder told when all was said; where it was told so before, only the topics are read */
    Verdicts verdicts(Resources resources, @Nullable ReplayFolder folder) {
        Map<String, Object> connection = Connection.settings(stack.endpoints());
        try (Admin admin = Admin.create(connection)) {
            Offsets offsets = new Offsets(admin);
            if (folder == null || !folder.isFinished()) {
                ReplayTopics.prepare(admin, request.partitions());
                judge(offsets, resources);
            }
            if (folder != null) {
                folder.finished();
            }
            LOG.info("collecting");
            return new Collector(connection, offsets).collect();
        }
    }

    private void judge(Offsets offsets, Resources resources) {
        Pipeline pipeline = resources.add(pipeline());
        pipeline.start();
        feed();
        LOG.info("judging");
        new Judging(pipeline, offsets, drainage, time, meter).await();
        LOG.info("closing");
        resources.close(pipeline);
        if (pipeline.state() != KafkaStreams.State.NOT_RUNNING) {
            throw Judging.failed(pipeline);
        }
    }

    private void feed() {
        LOG.info("feeding");
        Collection<String> sources = read.sources();
        List<SpecificRecord> facts = request.order().of(read.facts());
        try (Feeder feeder = new Feeder(Connection.settings(stack.endpoints()), meter)) {
            meter.phase("feeding", "records", facts.size() + read.deadLetters().size() + 2L * sources.size());
            feeder.feed(Declarations.start(NAME, sources));
            feeder.refuse(read.deadLetters(), time.clock().instant());
            feeder.feed(facts);
            feeder.feed(Declarations.end(NAME, sources, read.asOf()));
        }
    }

    private Pipeline pipeline() {
        int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
        Properties properties = PipelineProperties.of(
                stack.bootstrapServers(),
                stack.registryUrl(),
                stack.dataFolder().resolve("streams"),
                threads);
        StageConfig config = StageConfig.live(request.partitions(), time.clock())
                .withTimebase(time::shifted)
                .withDrained(drainage);
        return new Pipeline(properties, config);
    }
}
