package io.landfall.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseCell;
import io.landfall.schema.internal.UseEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UseBucketsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void factsAlikeInKindClassAndEnvironmentShareACell() {
        UseBucket bucket = of(List.of(
                use(0).build(),
                use(1).setEnvironment("PROD").setCount(4).build(),
                use(2).setEnvironment("staging").build(),
                use(3).setActorClass(ActorClass.BOT).build(),
                use(4).setFact(UsageFact.EXPOSURE).build()));

        assertThat(bucket.getCells()).hasSize(4);
        UseCell external = bucket.getCells().get(1);
        assertThat(external.getProduction()).isTrue();
        assertThat(external.getActorClass()).isEqualTo(ActorClass.EXTERNAL);
        assertThat(external.getSum()).isEqualTo(5);
        assertThat(external.getEarliest()).hasSize(2);
        assertThat(external.getLast()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void isOfTheSignalAndTheHour() {
        UseBucket bucket =
                of(List.of(use(0).build(), use(3_599).setSource("app").build()));

        assertThat(bucket.getSignal()).isEqualTo("click");
        assertThat(bucket.getFeature()).isNull();
        assertThat(bucket.getHour()).isEqualTo(NOON.getEpochSecond() / 3600);
        assertThat(bucket.getSources()).containsExactly("app", "web");
    }

    @Test
    void aFeatureThatIsNamedWinsOverTheSignal() {
        UseBucket bucket = of(List.of(use(0).setFeature("F").build()));

        assertThat(bucket.getFeature()).isEqualTo("F");
        assertThat(bucket.getSignal()).isNull();
    }

    @Test
    void dependsOnTheSetOfFactsAlone() {
        List<Usage> facts = new ArrayList<>(IntStream.range(0, 300)
                .mapToObj(i -> use(i % 100)
                        .setId("u" + i)
                        .setSource(i % 2 == 0 ? "web" : "app")
                        .setActor("actor " + i % 40)
                        .setActorClass(i % 3 == 0 ? ActorClass.BOT : ActorClass.EXTERNAL)
                        .build())
                .toList());
        UseBucket inOrder = of(facts);

        Collections.shuffle(facts, new Random(3));

        assertThat(of(facts)).isEqualTo(inOrder);
    }

    @Test
    void knowsEachOfLessThan128AndNamesTheEarliestTen() {
        List<Usage> facts =
                IntStream.range(0, 127).mapToObj(i -> use(126 - i).build()).toList();

        UseCell cell = of(facts).getCells().get(0);

        assertThat(cell.getSum()).isEqualTo(127);
        assertThat(cell.getEarliest()).hasSize(127);
        assertThat(cell.getEarliest().get(126).getAt().getOccurredAt()).isEqualTo(NOON.plusSeconds(126));
        assertThat(cell.getEarliest().stream()
                        .map(entry -> entry.getAt().getId())
                        .filter(id -> !id.isEmpty()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "use " + i).toList());
    }

    @Test
    void estimatesMoreAndKnowsTheirFirstAndLast() {
        List<Usage> facts =
                IntStream.range(0, 3_000).mapToObj(i -> use(2_999 - i).build()).toList();

        UseCell cell = of(facts).getCells().get(0);

        assertThat((double) cell.getSum()).isCloseTo(3_000, withinPercentage(30));
        assertThat(cell.getEarliest()).hasSize(10);
        assertThat(cell.getEarliest().get(0).getAt().getOccurredAt()).isEqualTo(NOON);
        assertThat(cell.getLast()).isEqualTo(NOON.plusSeconds(2_999));
    }

    /** Evidence names the earliest ten of all; the first of each cell is known all the same, were it the last to come. */
    @Test
    void knowsTheFirstUseAmongMany() {
        List<Usage> facts = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> use(i).setActorClass(ActorClass.BOT).build())
                .toList());
        facts.add(use(500).setCount(0).build());
        facts.add(use(700).build());
        facts.add(use(600).build());

        UseCell external = of(facts).getCells().get(0);

        assertThat(external.getActorClass()).isEqualTo(ActorClass.EXTERNAL);
        assertThat(external.getEarliest())
                .extracting(entry -> entry.getAt().getOccurredAt(), UseEntry::getCount)
                .containsExactly(tuple(NOON.plusSeconds(500), 0L), tuple(NOON.plusSeconds(600), 1L));
        assertThat(external.getSum()).isEqualTo(2);
    }

    @Test
    void distinctActorsAreThoseWhoActed() {
        UseCell cell = of(List.of(
                        use(0).setActor("ann").build(),
                        use(1).setActor("bob").build(),
                        use(2).setActor("ann").build(),
                        use(3).setActor("nobody").setCount(0).build(),
                        use(4).build()))
                .getCells()
                .get(0);

        assertThat(cell.getActors()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aSortOfUsageFromANewerSchemaIsASignOfLife() {
        UseCell cell = of(List.of(use(0).setFact(UsageFact.UNRECOGNIZED).build()))
                .getCells()
                .get(0);

        assertThat(cell.getFact()).isEqualTo(UsageFact.HEARTBEAT);
    }

    private static UseBucket of(List<Usage> facts) {
        Map<String, UseRoll> rolls = new TreeMap<>();
        for (Usage fact : facts) {
            String signal = fact.getFeature() == null ? fact.getSignal() : null;
            rolls.computeIfAbsent(
                            fact.getSource(),
                            source -> new UseRoll(signal, fact.getFeature(), NOON.getEpochSecond() / 3600, source))
                    .add(fact);
        }
        return UseBuckets.of(rolls.values());
    }

    private static Usage.Builder use(int second) {
        return Usage.newBuilder()
                .setId("use " + second)
                .setSource("web")
                .setOccurredAt(NOON.plusSeconds(second))
                .setSignal("click")
                .setActorClass(ActorClass.EXTERNAL);
    }
}
