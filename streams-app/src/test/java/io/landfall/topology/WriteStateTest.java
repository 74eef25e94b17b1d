package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.serde.StateSerde;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import io.landfall.topology.HeardFact.Part;
import io.landfall.topology.StoredState.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Leaves the state of this release to the next one. */
class WriteStateTest {

    private static final String RELEASE = "landfall.state.write";
    private static final String COMMIT = "landfall.state.commit";

    @TempDir
    private Path folder;

    /**
     * Not a test: writes the stores of a release when asked to, at its end, from the root of the repository: {@code mvn -pl
     * streams-app -am package -Dlandfall.state.write=v2 -Dlandfall.state.commit=$(git rev-parse --short HEAD)
     * -Dtest=WriteStateTest -Dsurefire.failIfNoSpecifiedTests=false}. First let history.ndjson tell of whatever the release
     * has learnt to keep.
     */
    @Test
    @EnabledIfSystemProperty(named = RELEASE, matches = "v\\d+")
    void writeState() throws Exception {
        String release = System.getProperty(RELEASE);
        List<HeardFact> history = StoredState.history(StoredState.file("history.ndjson"));
        try (TestPipeline pipeline = new TestPipeline(history.get(0).heardAt(), folder, StoredState.FOLDING)) {
            StoredState.parts(history, Part.FIRST).forEach(fact -> fact.tell(pipeline));
            List<HeardFact> pending = StoredState.parts(history, Part.PENDING).toList();
            pipeline.jumpTo(pending.get(0).heardAt());
            Instant stopped = pipeline.now();
            List<Entry> stores = stores(pipeline);
            List<Entry> said = said(pipeline);

            pending.forEach(fact -> fact.tell(pipeline));
            List<Entry> added = new ArrayList<>(stores(pipeline));
            assertThat(added).as("pending facts only add entries").containsAll(stores);
            added.removeAll(stores);

            pipeline.settle();
            StoredState.parts(history, Part.LATER, Part.REFUSED).forEach(fact -> fact.tell(pipeline));
            pipeline.settle();
            assertThat(pipeline.verdicts()).isEqualTo(StoredState.oracle(history, pipeline.now()));
            assertThat(pipeline.deadLetters())
                    .hasSize((int) StoredState.parts(history, Part.REFUSED).count());
            new StoredState(stopped, history, stores, added, said, pipeline.verdicts())
                    .write(StoredState.file("state-" + release + ".txt"), about(release));
        }
    }

    private static List<String> about(String release) {
        return List.of(
                "State of the whole pipeline, one partition, as release " + release + " left it.",
                "Written by io.landfall.topology.WriteStateTest of commit " + System.getProperty(COMMIT, "unknown")
                        + " from history.ndjson; never written anew.",
                "at: when it stopped; heard: the facts; store, pending: name, key, value of its stores before and by the",
                "facts that are pending; said: topic, key, value of its topics; expected: its own words in the end.");
    }

    private static List<Entry> stores(TestPipeline pipeline) {
        List<Entry> entries = new ArrayList<>();
        for (String name : new TreeSet<>(pipeline.driver().getAllStateStores().keySet())) {
            KeyValueStore<Bytes, byte[]> store = pipeline.driver().getKeyValueStore(name);
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> entry = all.next();
                    entries.add(new Entry(name, entry.key, Bytes.wrap(entry.value)));
                }
            }
        }
        return entries;
    }

    private static List<Entry> said(TestPipeline pipeline) {
        List<Entry> entries = new ArrayList<>();
        for (TopicSpec topic : List.of(Topics.ALERTS, Topics.ALERTS_OPEN, Topics.ITEMS, Topics.DELIVERIES)) {
            pipeline.state(topic)
                    .forEach((key, value) -> entries.add(new Entry(
                            topic.name(), Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)), Bytes.wrap(bytes(value)))));
        }
        return entries;
    }

    @SuppressWarnings("unchecked")
    private static byte[] bytes(SpecificRecord value) {
        return StateSerde.of((Class<SpecificRecord>) value.getClass()).toBytes(value);
    }
}
