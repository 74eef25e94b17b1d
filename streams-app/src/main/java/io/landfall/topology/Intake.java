package io.landfall.topology;

import java.util.Objects;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Processor of the first stage: hands the records of the input topics, and its ticks, to its task. */
final class Intake implements Processor<byte[], byte[], String, Emission> {

    private final Supplier<Deserializer<SpecificRecord>> deserializers;
    private final StageConfig config;
    private @Nullable IntakeTask task;
    private @Nullable Deserializer<SpecificRecord> deserializer;

    Intake(Supplier<Deserializer<SpecificRecord>> deserializers, StageConfig config) {
        this.deserializers = deserializers;
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, Emission> context) {
        Deserializer<SpecificRecord> opened = deserializers.get();
        IntakeTask started = new IntakeTask(opened, config, context);
        deserializer = opened;
        task = started;
        context.schedule(config.tick(), PunctuationType.WALL_CLOCK_TIME, now -> started.tick());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Objects.requireNonNull(task, "init comes first").take(record);
    }

    @Override
    public void close() {
        if (deserializer != null) {
            deserializer.close();
        }
    }
}
