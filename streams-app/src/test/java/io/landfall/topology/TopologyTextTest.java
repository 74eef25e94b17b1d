package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.landfall.app.PipelineProperties;
import io.landfall.serde.AvroRegistrySerde;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of operators and stores are a promise to running installations: a rename loses state, so a review must see it. */
class TopologyTextTest {

    private static final Path COMMITTED = Path.of("src/test/resources/io/landfall/topology/topology.txt");

    /** Kafka prints sets in no order of its own. */
    private static final Pattern LIST = Pattern.compile("[^\\s\\[\\],]+(, [^\\s\\[\\],]+)+");

    @TempDir
    private Path folder;

    @Test
    void theTopologyIsTheCommittedOne() throws Exception {
        String text = describe();
        if (Boolean.getBoolean("landfall.topology.write")) { // to accept a change that is meant
            Files.writeString(COMMITTED, text);
        }

        assertThat(text).isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void everyOperatorAndStoreIsNamed() {
        assertThat(describe()).doesNotContainPattern("KSTREAM-|KTABLE-|STATE-STORE-00");
    }

    @Test
    void everyStageOfKafkaStreamsIsASubTopology() {
        int stages = 1 + Stage.behindRepartitions().size();
        assertThat(describe().split("Sub-topology:", -1)).hasSize(1 + stages);
    }

    @Test
    void aStageKnowsTheTopicsThatItReads() {
        String text = describe();
        for (Stage stage : Stage.behindRepartitions()) {
            for (String topic : PipelineTopology.topicsTowards(PipelineProperties.APPLICATION_ID, stage)) {
                boolean internal = topic.endsWith("-repartition"); // described without the application's id
                String name = internal ? topic.substring(PipelineProperties.APPLICATION_ID.length() + 1) : topic;
                assertThat(text).contains("(topics: [" + name + "])");
            }
        }
    }

    private String describe() {
        Properties properties = PipelineProperties.of("mock:0", "mock://test", folder, 1);
        String text = PipelineTopology.build(
                        new StreamsConfig(properties),
                        StageConfig.live(4, Clock.systemUTC()),
                        new AvroRegistrySerde<SpecificRecord>(new MockSchemaRegistryClient()))
                .describe()
                .toString();
        return LIST.matcher(text)
                .replaceAll(list -> Stream.of(list.group().split(", ")).sorted().collect(Collectors.joining(", ")));
    }
}
