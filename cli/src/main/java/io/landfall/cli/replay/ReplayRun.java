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
        if (folder == null || !folder.isFinished()) {
            try (Admin admin = Admin.create(Connection.settings(stack.endpoints()))) {
                ReplayTopics.prepare(admin, request.partitions());
                judge(admin, resources);
            }
            if (folder != null) {
                folder.finished();
            }
        }
        LOG.info("collecting");
        return new Collector(Connection.settings(stack.endpoints())).collect();
    }

    private void judge(Admin admin, Resources resources) {
        Pipeline pipeline;
        try (Feeder feeder = new Feeder(Connection.settings(stack.endpoints()), meter)) {
            Collection<String> sources = read.sources();
            List<SpecificRecord> facts = request.order().of(read.facts());
            LOG.info("feeding");
            meter.phase("feeding", "records", facts.size() + 2L * sources.size());
            feeder.feed(Declarations.start(NAME, sources));
            pipeline = resources.add(pipeline());
            pipeline.start();
            feeder.refuse(read.deadLetters(), time.clock().instant());
            feeder.feed(facts);
            feeder.feed(Declarations.end(NAME, sources, read.asOf()));
        }
        LOG.info("judging");
        new Judging(pipeline, new Offsets(admin), drainage, time, meter).await();
        LOG.info("closing");
        resources.close(pipeline);
        if (pipeline.state() != KafkaStreams.State.NOT_RUNNING) {
            throw Judging.failed(pipeline);
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
