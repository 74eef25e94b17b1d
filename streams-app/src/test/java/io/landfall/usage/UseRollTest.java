package io.landfall.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.schema.internal.UseRollup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UseRollTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final long HOUR = NOON.getEpochSecond() / 3600;

    /** Parts, order, repetition: what comes out is a function of the set of facts, exact or not. */
    @Property(tries = 200)
    void isASet(
            @ForAll @IntRange(min = 1, max = 600) int facts,
            @ForAll @IntRange(min = 1, max = 9) int parts,
            @ForAll Random random) {
        List<Usage> all = facts(facts, random);
        UseRollup whole = rolled(all).toAvro();

        List<Usage> disordered = new ArrayList<>(all);
        all.stream().filter(fact -> random.nextInt(3) == 0).forEach(disordered::add);
        Collections.shuffle(disordered, random);
        UseRoll joined = rolled(List.of());
        for (int part = 0; part < parts; part++) {
            int chosen = part;
            List<Usage> some = IntStream.range(0, disordered.size())
                    .filter(i -> i % parts == chosen)
                    .mapToObj(disordered::get)
                    .toList();
            joined.join(rolled(some).toAvro());
            joined = UseRoll.of(joined.toAvro());
        }
        joined.join(whole);

        assertThat(joined.toAvro()).isEqualTo(whole);
        assertThat(UseBuckets.of(List.of(joined))).isEqualTo(UseBuckets.of(List.of(rolled(all))));
    }

    @Property(tries = 100)
    void isExactBelow128(@ForAll @IntRange(min = 1, max = 127) int facts, @ForAll Random random) {
        List<Usage> all = facts(facts, random);

        UseRoll roll = rolled(all);

        assertThat(roll.facts()).isEqualTo(facts);
        assertThat(roll.totals().stream()
                        .mapToLong(totals -> totals.toAvro().getSum())
                        .sum())
                .isEqualTo(all.stream().mapToLong(Usage::getCount).sum());
    }

    /** Theta sketches of 128 hashes: a standard error of 9 %; beyond five of them is a fault. */
    @Property(tries = 50)
    void estimatesWhatIsMore(@ForAll @IntRange(min = 1_000, max = 50_000) int facts) {
        UseRoll roll = new UseRoll("click", null, HOUR, "web");
        for (int i = 0; i < facts; i++) {
            roll.add(use("u" + i, i % 3_600).setActor("a" + i % 100).build());
        }

        assertThat((double) roll.facts()).isCloseTo(facts, withinPercentage(45));
        assertThat(roll.totals().get(0).toAvro().getDistinct().remaining() / Long.BYTES)
                .isEqualTo(100);
    }

    @Test
    void ofContradictingContentsTheEarliestHolds() {
        Usage early = use("u", 5).setCount(3).setActorClass(ActorClass.BOT).build();
        Usage late = use("u", 9).setCount(2).build();

        assertThat(rolled(List.of(late, early)).toAvro())
                .isEqualTo(rolled(List.of(early)).toAvro());
        assertThat(rolled(List.of(early, late)).toAvro())
                .isEqualTo(rolled(List.of(early)).toAvro());
    }

    @Test
    void ofContentsOfOneInstantTheSmallerTextHolds() {
        Usage bot = use("u", 5).setActorClass(ActorClass.BOT).build();
        Usage external = use("u", 5).setActorClass(ActorClass.EXTERNAL).build();

        assertThat(rolled(List.of(external, bot)).toAvro())
                .isEqualTo(rolled(List.of(bot)).toAvro());
    }

    /** Flag metrics of instances come as counts; each row is one fact however often it is sent. */
    @Test
    void rowsThatCountMoreAreSummedOnce() {
        List<Usage> rows = IntStream.range(0, 500)
                .mapToObj(i -> use("instance-" + i, i)
                        .setFact(UsageFact.EVALUATION)
                        .setCount(1_000 + i)
                        .build())
                .toList();
        UseRoll roll = rolled(rows);
        roll.join(rolled(rows.subList(100, 400)).toAvro());

        assertThat(roll.totals().get(0).toAvro().getSum())
                .isEqualTo(rows.stream().mapToLong(Usage::getCount).sum());
    }

    @Test
    void anActorsFloodIsOneActor() {
        UseRoll roll = new UseRoll("click", null, HOUR, "web");
        for (int i = 0; i < 100_000; i++) {
            roll.add(use("u" + i, i % 3_600).setActor("one").build());
        }

        assertThat(roll.totals().get(0).toAvro().getDistinct().remaining() / Long.BYTES)
                .isEqualTo(1);
    }

    @Test
    void staysSmall() {
        UseRoll roll = new UseRoll("click", null, HOUR, "web");
        for (int i = 0; i < 100_000; i++) {
            roll.add(use("u" + i, i % 3_600).setActor("a" + i).build());
        }

        assertThat(io.landfall.serde.StateSerde.of(UseRollup.class).toBytes(roll.toAvro()).length)
                .isLessThan(5_000);
    }

    private static UseRoll rolled(List<Usage> facts) {
        UseRoll roll = new UseRoll("click", null, HOUR, "web");
        facts.forEach(roll::add);
        return roll;
    }

    private static List<Usage> facts(int many, Random random) {
        return IntStream.range(0, many)
                .mapToObj(i -> use("u" + i, random.nextInt(3_600))
                        .setActor(random.nextInt(4) == 0 ? null : "a" + random.nextInt(300))
                        .setActorClass(ActorClass.values()[random.nextInt(5)])
                        .setCount(random.nextInt(5) == 0 ? random.nextInt(40) : 1)
                        .setSequence(random.nextBoolean() ? null : (long) random.nextInt(3))
                        .build())
                .toList();
    }

    private static Usage.Builder use(String id, int second) {
        return Usage.newBuilder()
                .setId(id)
                .setSource("web")
                .setOccurredAt(NOON.plusSeconds(second))
                .setSignal("click")
                .setActorClass(ActorClass.EXTERNAL);
    }
}
