package io.landfall.topology;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import io.landfall.serde.StateSerde;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import io.landfall.topology.HeardFact.Part;
import io.landfall.topology.StoredState.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An installation of the first release is stopped, and started again with this one: it finds the bytes that are in
 * state-v1.txt, written by commit 15eec7a, and goes on as if nothing had happened. What each fact of that history is there
 * for is said in it, beside the fact. The two kinds of verdict that there were are looked at; others may come.
 *
 * <p>At the end of each release {@link WriteStateTest} writes the state that the next one must be able to read.
 */
class StateOfFirstReleaseTopologyTest {

    private static final Set<AlertKind> KINDS = Set.of(AlertKind.OPEN_PAST_CLOSURE_WINDOW, AlertKind.DELIVERED_UNUSED);

    private static final Map<TopicSpec, StateSerde<? extends SpecificRecord>> TOPICS = Map.of(
            Topics.ALERTS, StateSerde.of(Alert.class),
            Topics.ALERTS_OPEN, StateSerde.of(Alert.class),
            Topics.ITEMS, StateSerde.of(Item.class),
            Topics.DELIVERIES, StateSerde.of(Delivery.class));

    /** What the facts after the stop bring about. */
    private static final Map<String, List<String>> CHANGES = Map.ofEntries(
            entry("feature:lost", List.of("1 RAISED")),
            entry("feature:pay", List.of("1 CLEARED USE")),
            entry("feature:report", List.of("1 RETRACTED POLICY", "1 RETRACTED POLICY", "1 RAISED")),
            entry("feature:rolled", List.of("1 RAISED")),
            entry("feature:search", List.of("1 RAISED", "1 CLEARED ROLLBACK")),
            entry("feature:slow", List.of("1 RETRACTED LATE_EVIDENCE")),
            entry("item:blue", List.of("1 RAISED")),
            entry("item:decided", List.of("1 CLEARED DECISION")),
            entry("item:export", List.of("3 CLEARED CLOSURE")),
            entry("item:folded", List.of("9 CLEARED CLOSURE", "10 RAISED")),
            entry("item:green", List.of("1 RAISED")),
            entry("item:held", List.of("1 RAISED")),
            entry("item:late", List.of("1 RETRACTED LATE_EVIDENCE")),
            entry("item:lost-item", List.of("1 RAISED")),
            entry("item:pending", List.of("1 RAISED")),
            entry("item:snoozed", List.of("1 RAISED")));

    private static StoredState state;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws Exception {
        state = StoredState.read(StoredState.file("state-v1.txt"));
    }

    @Test
    void startingSaysOfWhatIsOldOnlyWhatIsNew() {
        try (TestPipeline pipeline = start(Part.FIRST)) {
            pipeline.settle();

            assertThat(saidOfOld(pipeline))
                    .filteredOn(alert -> alert.getEvidence().getDecisions() == null)
                    .isEmpty();
            assertThat(pipeline.deadLetters()).isEmpty();
        }
    }

    @Test
    void sourcesThatWereHeardBeforeTheyWereWatchedAreKnown() {
        try (TestPipeline pipeline = start(Part.FIRST)) {
            pipeline.feed(Told.policy("default", pipeline.now())
                    .setSourceSilence("PT2H")
                    .build());
            pipeline.settle();

            assertThat(pipeline.alertLog())
                    .filteredOn(alert -> alert.getKind() == AlertKind.SOURCE_SILENT)
                    .extracting(Alert::getSubject)
                    .contains("source:app", "source:web");
        }
    }

    @Test
    void lookingAtEverythingAgainSaysNothingAgain() {
        try (TestPipeline pipeline = start(Part.FIRST)) {
            pipeline.feed(Told.policy("team:nobody", pipeline.now()).build()); // makes a pass over all subjects
            pipeline.settle();

            assertThat(changes(pipeline)).isEmpty();
            assertThat(saidOfOld(pipeline))
                    .as("said again although no lapsed decision has come into the evidence")
                    .filteredOn(alert -> alert.getEvidence().getDecisions() == null)
                    .extracting(alert -> alert.getSubject() + ' ' + inShort(alert))
                    .isEmpty();
        }
    }

    @Test
    void aPassThatWasPendingIsMade() {
        try (TestPipeline pipeline = start(Part.PENDING)) {
            pipeline.settle();

            assertThat(changes(pipeline)).isEqualTo(Map.of("item:green", List.of("1 RAISED")));
        }
    }

    /** All three lanes of the stored index: a source is heard, time passes, another source declares its progress. */
    @Test
    void deadlinesFire() {
        try (TestPipeline pipeline = start(Part.FIRST)) {
            tellFirst(pipeline, "app");
            assertThat(changes(pipeline)).isEqualTo(Map.of("feature:search", List.of("1 RAISED")));

            tellFirst(pipeline, "jira:eu");

            assertThat(changes(pipeline))
                    .isEqualTo(Map.of(
                            "feature:search", List.of("1 RAISED"),
                            "item:pending", List.of("1 RAISED"),
                            "item:snoozed", List.of("1 RAISED"),
                            "item:green", List.of("1 RAISED"),
                            "item:held", List.of("1 RAISED")));
            assertThat(pipeline.state(Topics.ITEMS)).containsKey("item:future");
        }
    }

    /** Whether what followed from the last fact was still to do at the stop, or that fact came after it. */
    @ParameterizedTest
    @EnumSource(names = {"FIRST", "PENDING"})
    void whatFollowsIsWhatTheReleaseWouldHaveSaid(Part stop) {
        try (TestPipeline pipeline = start(stop)) {
            if (stop == Part.FIRST) {
                StoredState.parts(state.history(), Part.PENDING).forEach(fact -> fact.tell(pipeline));
            }
            pipeline.settle();
            StoredState.parts(state.history(), Part.LATER, Part.REFUSED).forEach(fact -> fact.tell(pipeline));
            pipeline.settle();

            assertThat(changes(pipeline)).isEqualTo(CHANGES);
            assertThat(saidOfOld(pipeline))
                    .filteredOn(alert -> alert.getStatus() == AlertStatus.RETRACTED)
                    .extracting(Alert::getAlertId)
                    .as("retracted under the id that the release gave")
                    .isSubsetOf(recalled(Topics.ALERTS).keySet());
            Verdicts verdicts = ofOldKinds(pipeline.verdicts());
            assertThat(pruned(verdicts, state.expected())).isEqualTo(state.expected());
            assertThat(verdicts).isEqualTo(ofOldKinds(StoredState.oracle(state.history(), pipeline.now())));
            assertThat(pipeline.deadLetters())
                    .extracting(DeadLetter::getReason, DeadLetter::getSource)
                    .as("of what was folded, only the two facts that are news")
                    .containsExactly(tuple("TOO_LATE", "github:acme/shop"), tuple("TOO_LATE", null));
        }
    }

    /** A pipeline of today that finds the stores of the release, and goes on from where it stopped. */
    private TestPipeline start(Part stop) {
        Map<String, List<Entry>> found = new TreeMap<>();
        state.stores()
                .forEach(entry -> found.computeIfAbsent(entry.place(), name -> new ArrayList<>())
                        .add(entry));
        if (stop == Part.PENDING) {
            state.pending().forEach(entry -> found.get(entry.place()).add(entry));
        }
        TestPipeline pipeline = new TestPipeline(
                state.at(),
                folder,
                config -> StoredState.FOLDING
                        .apply(config)
                        .withStores(name -> new PreloadedStore(name, found.getOrDefault(name, List.of()))));
        assertThat(pipeline.driver().getAllStateStores().keySet())
                .as("a store that is renamed is lost")
                .containsAll(found.keySet());
        TOPICS.keySet().forEach(topic -> recalled(topic).forEach((key, value) -> pipeline.recall(topic, key, value)));
        return pipeline;
    }

    /** Tells the first of the later facts of a source. */
    private static void tellFirst(TestPipeline pipeline, String source) {
        StoredState.parts(state.history(), Part.LATER)
                .filter(fact -> fact.event().get("source").textValue().equals(source))
                .findFirst()
                .orElseThrow()
                .tell(pipeline);
        pipeline.settle();
    }

    /** The last record of each key that the release left in a topic. */
    private static Map<String, SpecificRecord> recalled(TopicSpec topic) {
        StateSerde<? extends SpecificRecord> serde = Objects.requireNonNull(TOPICS.get(topic));
        Map<String, SpecificRecord> records = new TreeMap<>();
        for (Entry entry : state.said()) {
            if (entry.place().equals(topic.name())) {
                records.put(entry.keyText(), serde.fromBytes(entry.value().get()));
            }
        }
        return records;
    }

    private static List<Alert> saidOfOld(TestPipeline pipeline) {
        return pipeline.alertLog().stream()
                .filter(alert -> KINDS.contains(alert.getKind()))
                .toList();
    }

    /** By subject, how its alerts came to stand otherwise than they did; an alert said again as it stood is no change. */
    private static Map<String, List<String>> changes(TestPipeline pipeline) {
        Map<String, String> standing = new HashMap<>();
        recalled(Topics.ALERTS).forEach((id, alert) -> standing.put(id, inShort((Alert) alert)));
        Map<String, List<String>> changes = new TreeMap<>();
        for (Alert alert : saidOfOld(pipeline)) {
            String text = inShort(alert);
            if (!text.equals(standing.put(alert.getAlertId(), text))) {
                changes.computeIfAbsent(alert.getSubject(), subject -> new ArrayList<>())
                        .add(text);
            }
        }
        return changes;
    }

    private static String inShort(Alert alert) {
        String cause = alert.getCause() == null ? "" : " " + alert.getCause();
        return alert.getEpisode() + " " + alert.getStatus() + cause;
    }

    private static Verdicts ofOldKinds(Verdicts verdicts) {
        List<JsonNode> alerts = verdicts.alerts().stream()
                .filter(alert ->
                        KINDS.contains(AlertKind.valueOf(alert.get("kind").textValue())))
                .toList();
        return new Verdicts(alerts, verdicts.items(), verdicts.deliveries());
    }

    /** Without the fields that the release did not know. */
    private static Verdicts pruned(Verdicts verdicts, Verdicts then) {
        return new Verdicts(
                pruned(verdicts.alerts(), then.alerts()),
                pruned(verdicts.items(), then.items()),
                pruned(verdicts.deliveries(), then.deliveries()));
    }

    private static List<JsonNode> pruned(List<JsonNode> nodes, List<JsonNode> then) {
        List<JsonNode> pruned = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            pruned.add(i < then.size() ? pruned(nodes.get(i), then.get(i)) : nodes.get(i));
        }
        return pruned;
    }

    private static JsonNode pruned(JsonNode node, JsonNode then) {
        if (!(node instanceof ObjectNode fields)) {
            return node;
        }
        ObjectNode kept = fields.objectNode();
        fields.properties().stream()
                .filter(field -> then.has(field.getKey()))
                .forEach(field -> kept.set(field.getKey(), pruned(field.getValue(), then.get(field.getKey()))));
        return kept;
    }
}
