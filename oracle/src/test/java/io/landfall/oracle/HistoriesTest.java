package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** The random histories are rich, and the oracle itself does not mind how they come. */
class HistoriesTest {

    private static final int HISTORIES = 2_000;

    @Test
    void everythingThatTheDefinitionsSpeakOfHappensOften() {
        Map<String, Integer> histories = new TreeMap<>();
        long facts = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Histories.History history = Histories.fromSeed(seed);
            facts += history.facts().size();
            HistoryFeatures.of(history).forEach(feature -> histories.merge(feature, 1, Integer::sum));
        }

        System.out.printf("%d histories, %.1f facts each; share with:%n", HISTORIES, facts / (double) HISTORIES);
        histories.forEach((feature, count) -> System.out.printf("%6.1f %%  %s%n", count * 100.0 / HISTORIES, feature));
        assertThat(histories.keySet()).containsAll(HistoryFeatures.ALL).containsAll(AlertFeatures.all());
        assertThat(histories)
                .allSatisfy((feature, count) -> assertThat(count).as(feature).isGreaterThanOrEqualTo(HISTORIES / 200));
    }

    @Test
    void aSeedTellsTheSameHistoryAgain() {
        Histories.History once = Histories.fromSeed(7);

        assertThat(Histories.fromSeed(7)).isEqualTo(once);
    }

    /** A rollback that clears needs a window, a catalogue entry or a proof, a deployment, its end and a source heard. */
    @Test
    void aFailingHistoryIsCutDownToWhatItNeeds() {
        Histories.History failing = LongStream.range(0, 1_000)
                .mapToObj(Histories::fromSeed)
                .filter(HistoriesTest::hasRollback)
                .findFirst()
                .orElseThrow();

        Histories.History smallest = Smallest.of(failing, HistoriesTest::hasRollback);

        assertThat(hasRollback(smallest)).isTrue();
        assertThat(smallest.facts().size() + smallest.pinnedPolicies().size()).isLessThanOrEqualTo(6);
    }

    private static boolean hasRollback(Histories.History history) {
        return Oracle.assess(history.facts(), history.pinnedPolicies(), history.asOf()).alerts().stream()
                .anyMatch(alert -> "ROLLBACK".equals(alert.path("cause").asText()));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void anyOrderAndAnyDuplicationSayTheSame(@ForAll("histories") Histories.History history, @ForAll Random random) {
        List<JsonNode> other = new ArrayList<>(history.facts());
        history.facts().stream().filter(fact -> random.nextInt(4) == 0).forEach(other::add);
        Collections.shuffle(other, random);

        Oracle.Result result = Oracle.assess(other, history.pinnedPolicies(), history.asOf());

        assertThat(result).isEqualTo(Oracle.assess(history.facts(), history.pinnedPolicies(), history.asOf()));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void alertsAreSoundInThemselves(@ForAll("histories") Histories.History history) {
        List<ObjectNode> alerts = Oracle.assess(history.facts(), history.pinnedPolicies(), history.asOf())
                .alerts();

        assertThat(alerts).extracting(alert -> alert.get("alertId").textValue()).doesNotHaveDuplicates();
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(Canonical.instant(alert.get("openedAt").textValue())).isBefore(history.asOf());
            assertThat(alert.has("cause")).isEqualTo(alert.has("clearedAt"));
            assertThat(alert.get("status").textValue().equals("CLEARED")).isEqualTo(alert.has("clearedAt"));
        });
        assertThat(alerts.stream().filter(alert -> alert.has("clearedAt"))).allSatisfy(alert -> {
            Fact cleared = new Fact(alert);
            assertThat(cleared.instant("clearedAt")).isAfterOrEqualTo(cleared.instant("openedAt"));
            assertThat(cleared.instant("clearedAt")).isBeforeOrEqualTo(history.asOf());
        });
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void alertsOfOneKindAndEpisodeFollowOneAnother(@ForAll("histories") Histories.History history) {
        World world = new World(history.facts(), history.pinnedPolicies(), history.asOf());
        List<Alert> alerts = Oracle.alerts(world, world.deliveries.episodes());

        assertThat(alerts)
                .allSatisfy(one -> assertThat(alerts)
                        .filteredOn(other -> other.topic().sameAs(one.topic())
                                && other.openedAt().isAfter(one.openedAt()))
                        .allSatisfy(other -> assertThat(one.answer().at()).isBeforeOrEqualTo(other.openedAt())));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void whatComesAfterIsNotSeen(@ForAll("histories") Histories.History history) {
        List<JsonNode> later = new ArrayList<>(history.facts());
        later.add(JsonNodeFactory.instance
                .objectNode()
                .put("type", "work-item")
                .put("id", "later")
                .put("source", "tracker")
                .put("itemId", "i1")
                .put("statusCategory", "DONE")
                .put("createdAt", "2020-01-01T00:00:00Z")
                .put("occurredAt", history.asOf().plusNanos(1000).toString()));

        Oracle.Result result = Oracle.assess(later, history.pinnedPolicies(), history.asOf());

        assertThat(result).isEqualTo(Oracle.assess(history.facts(), history.pinnedPolicies(), history.asOf()));
    }

    @Provide
    Arbitrary<Histories.History> histories() {
        return Histories.histories();
    }
}
