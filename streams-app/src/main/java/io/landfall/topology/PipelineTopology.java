package io.landfall.topology;

import io.landfall.event.FactType;
import io.landfall.schema.internal.Envelope;
import io.landfall.serde.StateSerde;
import io.landfall.topic.Topics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds the pipeline: intake, deployments, references, items, features, sources; each stage a sub-topology of its own. */
public final class PipelineTopology {

    static final List<String> INPUTS = Stream.of(FactType.values())
            .filter(type -> type != FactType.USAGE)
            .map(type -> Topics.of(type).name())
            .toList();

    static final Map<Channel, String> TOPICS = Map.of(
            Channel.ALERTS, Topics.ALERTS.name(),
            Channel.ALERTS_OPEN, Topics.ALERTS_OPEN.name(),
            Channel.ITEM_STATES, Topics.ITEMS.name(),
            Channel.DELIVERY_STATES, Topics.DELIVERIES.name(),
            Channel.UNMAPPED, Topics.UNMAPPED.name(),
            Channel.DEAD_LETTERS, Topics.DEAD_LETTERS.name());

    private final String applicationId;
    private final StageConfig config;
    private final Serde<SpecificRecord> serde;
    private final StreamsBuilder builder;
    private final Map<Channel, List<KStream<String, Envelope>>> towards = new EnumMap<>(Channel.class);

    private PipelineTopology(StreamsConfig streams, StageConfig config, Serde<SpecificRecord> serde) {
        applicationId = streams.getString(StreamsConfig.APPLICATION_ID_CONFIG);
        this.config = config;
        this.serde = serde;
        // Only a builder that knows the configuration rejects unnamed stores and repartitions.
        this.builder = new StreamsBuilder(new TopologyConfig(streams));
    }

    /** @param serde of the topics in and out; the registry's but where a test says otherwise */
    public static Topology build(StreamsConfig streams, StageConfig config, Serde<SpecificRecord> serde) {
        return new PipelineTopology(streams, config, serde).build();
    }

    private Topology build() {
        KStream<byte[], byte[]> facts = builder.stream(
                INPUTS, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("facts"));
        Supplier<Deserializer<SpecificRecord>> deserializers = serde::deserializer;
        route(
                Stage.INTAKE,
                facts.process(
                        supplier(
                                () -> new Intake(deserializers, config),
                                Set.of(StageStores.builder(HeardHours.STORE, config))),
                        Named.as(Stage.INTAKE.text())));
        for (Stage stage : Stage.behindRepartitions()) {
            if (stage.upstream().contains(Stage.USAGE)) {
                towards(stage.channel()).add(rolledUp(stage.channel()));
            }
            KStream<String, Envelope> into = merge(stage.text() + "-in", towards(stage.channel()));
            route(
                    stage,
                    into.process(
                            supplier(
                                    () -> new SubjectStage(stage, logic(stage), config), StageStores.of(stage, config)),
                            Named.as(stage.text())));
        }
        return builder.build();
    }

    private KStream<String, Envelope> rolledUp(Channel stage) {
        return builder.stream(
                rollupTopic(applicationId, stage),
                Consumed.with(Serdes.String(), StateSerde.of(Envelope.class)).withName("usage-to-" + stage.text()));
    }

    /** The topics between the stages that one of them reads. */
    static List<String> topicsTowards(String applicationId, Stage stage) {
        return stage.upstream().stream()
                .map(from -> from == Stage.USAGE
                        ? rollupTopic(applicationId, stage.channel())
                        : applicationId + '-' + way(from, stage.channel()) + "-repartition")
                .toList();
    }

    /** Name of what leads from a stage to a channel. */
    private static String way(Stage from, Channel to) {
        return from.text() + "-to-" + to.text();
    }

    /** Where usage is sent once it is rolled up, for one stage. */
    public static String rollupTopic(String applicationId, Channel stage) {
        return applicationId + "-usage-to-" + stage.text();
    }

    /** All of those topics. */
    public static List<String> rollupTopics(String applicationId) {
        return rolledUpFor().stream()
                .map(stage -> rollupTopic(applicationId, stage))
                .toList();
    }

    /** The stages that usage is sent to once it is rolled up. */
    public static List<Channel> rolledUpFor() {
        return Stage.USAGE.tellsTime();
    }

    private static Supplier<Logic> logic(Stage stage) {
        return switch (stage) {
            case DEPLOYMENTS -> DeploymentLogic::new;
            case REFERENCES -> ReferenceLogic::new;
            case ITEMS -> ItemLogic::new;
            case FEATURES -> FeatureLogic::new;
            case SOURCES -> SourceLogic::new;
            case INTAKE, USAGE -> throw new IllegalArgumentException(stage.text() + " has no subjects");
        };
    }

    /** Splits what a stage says into its ways: behind a repartition to another stage, or out to a topic. */
    private void route(Stage stage, KStream<String, Emission> said) {
        List<Channel> channels = new ArrayList<>(stage.tellsTime());
        channels.addAll(stage.says());
        BranchedKStream<String, Emission> split = said.split(Named.as(stage.text() + "-to-"));
        for (Channel channel : channels) {
            split = split.branch((key, emission) -> emission.channel() == channel, Branched.as(channel.text()));
        }
        Map<String, KStream<String, Emission>> branches = split.noDefaultBranch();
        for (Channel channel : channels) {
            String name = way(stage, channel);
            KStream<String, Emission> branch = Objects.requireNonNull(branches.get(name));
            String topic = TOPICS.get(channel);
            if (topic != null) {
                // A sink for each stage: one that they shared would make one sub-topology of them.
                branch.mapValues(Emission::value, Named.as(name + "-value"))
                        .to(
                                topic,
                                Produced.<String, SpecificRecord>with(Serdes.String(), serde)
                                        .withName(name + "-topic"));
            } else {
                towards(channel)
                        .add(branch.mapValues(emission -> (Envelope) emission.value(), Named.as(name + "-row"))
                                .repartition(Repartitioned.<String, Envelope>as(name)
                                        .withKeySerde(Serdes.String())
                                        .withValueSerde(StateSerde.of(Envelope.class))
                                        .withStreamPartitioner(new Multicast())
                                        .withNumberOfPartitions(config.partitions())));
            }
        }
    }

    private List<KStream<String, Envelope>> towards(Channel stage) {
        return towards.computeIfAbsent(stage, channel -> new ArrayList<>());
    }

    private static <V> KStream<String, V> merge(String name, List<KStream<String, V>> streams) {
        KStream<String, V> merged = streams.get(0);
        for (int i = 1; i < streams.size(); i++) {
            merged = merged.merge(streams.get(i), Named.as(name + '-' + i));
        }
        return merged;
    }

    private static <K, V> ProcessorSupplier<K, V, String, Emission> supplier(
            Supplier<Processor<K, V, String, Emission>> processors, Set<StoreBuilder<?>> stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, V, String, Emission> get() {
                return processors.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }
}
