package io.landfall.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.landfall.domain.fact.UseBucket;
import io.landfall.mapping.StateFromAvro;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
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

        assertThat(bucket.cells()).hasSize(4);
        UseBucket.Cell external = bucket.cells().get(1);
        assertThat(external.production()).isTrue();
        assertThat(external.actorClass()).isEqualTo(UseBucket.ActorClass.EXTERNAL);
        assertThat(external.sum()).isEqualTo(5);
        assertThat(external.earliest()).hasSize(2);
        assertThat(external.last()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void isOfTheSignalAndTheHour() {
        UseBucket bucket =
                of(List.of(use(0).build(), use(3_599).setSource("app").build()));

        assertThat(bucket.signal()).isEqualTo("click");
        assertThat(bucket.feature()).isNull();
        assertThat(bucket.hour()).isEqualTo(NOON.getEpochSecond() / 3600);
        assertThat(bucket.sources()).containsExactly("app", "web");
    }

    @Test
    void aFeatureThatIsNamedWinsOverTheSignal() {
        UseBucket bucket = of(List.of(use(0).setFeature("F").build()));

        assertThat(bucket.feature()).isEqualTo("F");
        assertThat(bucket.signal()).isNull();
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

        UseBucket.Cell cell = of(facts).cells().get(0);

        assertThat(cell.sum()).isEqualTo(127);
        assertThat(cell.earliest()).hasSize(127);
        assertThat(cell.earliest().get(126).at().occurredAt()).isEqualTo(NOON.plusSeconds(126));
        assertThat(cell.earliest().stream().map(entry -> entry.at().id()).filter(id -> !id.isEmpty()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "use " + i).toList());
    }

    @Test
    void estimatesMoreAndKnowsTheirFirstAndLast() {
        List<Usage> facts =
                IntStream.range(0, 3_000).mapToObj(i -> use(2_999 - i).build()).toList();

        UseBucket.Cell cell = of(facts).cells().get(0);

        assertThat((double) cell.sum()).isCloseTo(3_000, withinPercentage(30));
        assertThat(cell.earliest()).hasSize(10);
        assertThat(cell.earliest().get(0).at().occurredAt()).isEqualTo(NOON);
        assertThat(cell.last()).isEqualTo(NOON.plusSeconds(2_999));
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

        UseBucket.Cell external = of(facts).cells().get(0);

        assertThat(external.actorClass()).isEqualTo(UseBucket.ActorClass.EXTERNAL);
        assertThat(external.earliest())
                .extracting(entry -> entry.at().occurredAt(), UseBucket.Entry::count)
                .containsExactly(tuple(NOON.plusSeconds(500), 0L), tuple(NOON.plusSeconds(600), 1L));
        assertThat(external.sum()).isEqualTo(2);
    }

    @Test
    void distinctActorsAreThoseWhoActed() {
        UseBucket.Cell cell = of(List.of(
                        use(0).setActor("ann").build(),
                        use(1).setActor("bob").build(),
                        use(2).setActor("ann").build(),
                        use(3).setActor("nobody").setCount(0).build(),
                        use(4).build()))
                .cells()
                .get(0);

        assertThat(cell.actors().count()).isEqualTo(2);
    }

    @Test
    void aSortOfUsageFromANewerSchemaIsASignOfLife() {
        UseBucket.Cell cell = of(List.of(use(0).setFact(UsageFact.UNRECOGNIZED).build()))
                .cells()
                .get(0);

        assertThat(cell.kind()).isEqualTo(UseBucket.Kind.HEARTBEAT);
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
        return StateFromAvro.bucket(UseBuckets.of(rolls.values()));
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
