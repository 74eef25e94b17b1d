package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Processor of every stage behind a repartition: hands its records and its ticks to its task. */
final class SubjectStage implements Processor<String, Envelope, String, Emission> {

    private final Stage stage;
    private final Supplier<Logic> logics;
    private final StageConfig config;
    private List<TopicPartition> inputs = List.of();
    private @Nullable SubjectTask task;
    private boolean news;
    private long lookedAt;
    private long tookNanos;
    private long caughtUpAt;

    SubjectStage(Stage stage, Supplier<Logic> logics, StageConfig config) {
        this.stage = stage;
        this.logics = logics;
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, Emission> context) {
        int partition = context.taskId().partition();
        inputs = PipelineTopology.topicsTowards(context.applicationId(), stage).stream()
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
        task = new SubjectTask(stage, logics, config, context);
        caughtUpAt = context.currentSystemTimeMs();
        context.schedule(config.look(), PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, Envelope> record) {
        news |= Objects.requireNonNull(task, "init comes first").take(record.key(), record.value());
    }

    /** At what came in, once all of it is there, and from time to time whatever else; in a flood less often. */
    private void look(long now) {
        Duration since = Duration.ofMillis(now - lookedAt);
        if (!news && since.compareTo(config.tick()) < 0) {
            return;
        }
        boolean allRead = config.allRead().allReadAgo(inputs) != null;
        if (allRead || since.compareTo(config.pause(Duration.ofNanos(tookNanos))) >= 0) {
            lookedAt = now;
            caughtUpAt = allRead ? now : caughtUpAt;
            boolean patient = now - caughtUpAt < config.patience().toMillis();
            long begun = System.nanoTime();
            news = !Objects.requireNonNull(task, "init comes first").tick(allRead || !patient);
            tookNanos = System.nanoTime() - begun;
        }
    }
}
