package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import java.util.Objects;
import java.util.function.Supplier;
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
    private @Nullable SubjectTask task;

    SubjectStage(Stage stage, Supplier<Logic> logics, StageConfig config) {
        this.stage = stage;
        this.logics = logics;
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, Emission> context) {
        SubjectTask started = new SubjectTask(stage, logics, config, context);
        task = started;
        context.schedule(config.tick(), PunctuationType.WALL_CLOCK_TIME, now -> started.tick());
    }

    @Override
    public void process(Record<String, Envelope> record) {
        Objects.requireNonNull(task, "init comes first").take(record.key(), record.value());
    }
}
