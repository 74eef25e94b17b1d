package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import io.landfall.serde.StateSerde;
import io.landfall.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** A stage alone, in one task: stores, changelogs and topics as in the pipeline, its work handed over. */
public final class DrivenTopology {

    /** In the place of the repartition before the stage; nothing is ever sent to it. */
    public static final String IN = Topics.PREFIX + "bench.in";

    /** In the place of the repartitions behind it. */
    public static final String BEHIND = Topics.PREFIX + "bench.behind";

    private static final Duration LOOK = Duration.ofMillis(1);
    private static final String STAGE = "stage";

    private DrivenTopology() {}

    /** The whole task. */
    public static Topology whole(Driven kind, Handover<DrivenStage> work, Serializer<SpecificRecord> values) {
        StageConfig config = config();
        Topology topology =
                of(work, context -> new DrivenStage(kind, config, context), StageStores.of(kind.stage(), config));
        return topology.addSink(
                "out",
                (key, emission, context) -> PipelineTopology.TOPICS.getOrDefault(emission.channel(), BEHIND),
                new StringSerializer(),
                new EmissionSerializer(values),
                STAGE);
    }

    /** Of its stores those of the deadlines alone, for who wants to know what restoring them takes. */
    public static Topology index(Driven kind, Handover<DeadlineIndex> work) {
        StageConfig config = config();
        Set<StoreBuilder<?>> stores = List.of(StageStores.DEADLINES, StageStores.DUES).stream()
                .map(store -> StageStores.builder(StageStores.name(kind.stage(), store), config))
                .collect(Collectors.toSet());
        return of(work, context -> new DeadlineIndex(kind, context), stores);
    }

    /** The clock does not matter: it is for folding, and these timelines are short. */
    private static StageConfig config() {
        return StageConfig.live(1, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static <T> Topology of(
            Handover<T> work, Function<ProcessorContext<String, Emission>, T> owned, Set<StoreBuilder<?>> stores) {
        ProcessorSupplier<String, Envelope, String, Emission> supplier = new ProcessorSupplier<>() {
            @Override
            public Processor<String, Envelope, String, Emission> get() {
                return new Handed<>(work, owned);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
        return new Topology()
                .addSource(
                        "in",
                        new StringDeserializer(),
                        StateSerde.of(Envelope.class).deserializer(),
                        IN)
                .addProcessor(STAGE, supplier, "in");
    }

    private record Handed<T>(Handover<T> work, Function<ProcessorContext<String, Emission>, T> owned)
            implements Processor<String, Envelope, String, Emission> {

        @Override
        public void init(ProcessorContext<String, Emission> context) {
            T mine = owned.apply(context);
            context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> work.run(mine));
        }

        @Override
        public void process(Record<String, Envelope> record) {
            throw new IllegalStateException("nothing is sent to " + IN);
        }
    }
}
