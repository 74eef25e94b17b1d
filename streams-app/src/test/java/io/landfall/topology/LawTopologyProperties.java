package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Facts;
import io.landfall.oracle.Histories;
import io.landfall.oracle.Histories.History;
import io.landfall.oracle.Oracle;
import io.landfall.schema.Progress;
import io.landfall.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.specific.SpecificRecord;

/** The law through the topology: whatever the order, the duplicates, the batches and the timers, the oracle's verdicts. */
class LawTopologyProperties {

    private static final int TRIES = 150;

    @Provide
    Arbitrary<History> histories() {
        return Histories.histories();
    }

    /** A replay: sources are held back at first and declare their progress at the end; nothing is ever retracted. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aReplayInAnyOrderSaysWhatTheOracleSays(@ForAll("histories") History history, @ForAll Random random)
            throws Exception {
        replay(history, random, UnaryOperator.identity());
    }

    static void replay(History history, Random random, UnaryOperator<StageConfig> change) throws Exception {
        Instant start = Instant.parse("2027-01-01T00:00:00Z");
        try (TestPipeline pipeline = new TestPipeline(start, folder(), change)) {
            List<SpecificRecord> facts = disordered(LawProperties.facts(history), random);
            sources(facts).forEach(source -> pipeline.feed(progress(source, Instant.EPOCH)));

            for (SpecificRecord fact : facts) {
                pipeline.feed(fact);
                if (random.nextInt(5) == 0) {
                    pipeline.pass(TestPipeline.TICK.multipliedBy(random.nextInt(10)));
                }
            }
            sources(facts).forEach(source -> pipeline.feed(progress(source, history.asOf())));
            pipeline.settle();

            assertThat(pipeline.verdicts()).as(history.toString()).isEqualTo(LawProperties.expected(history));
            assertThat(pipeline.everRetracted()).isFalse();
            assertOpen(pipeline);
        }
    }

    /** Live: the clock goes on while facts come in any order, late or early; what is said is taken back where it must be. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aLiveStreamInAnyOrderEndsInWhatTheOracleSays(@ForAll("histories") History history, @ForAll Random random)
            throws Exception {
        // A quarter past an hour and some seconds: no boundary of a history lies within the minute that settling takes.
        Instant end = history.asOf().plus(Duration.ofMinutes(17).plusSeconds(13));
        Instant start = end.minus(Duration.ofDays(30));
        try (TestPipeline pipeline = new TestPipeline(start, folder())) {
            for (SpecificRecord fact : disordered(LawProperties.facts(history), random)) {
                pipeline.feed(fact);
                if (random.nextInt(3) == 0) {
                    long left = Duration.between(pipeline.now(), end).toMinutes();
                    pipeline.jumpTo(pipeline.now().plus(Duration.ofMinutes(random.nextInt((int) left / 2 + 1))));
                }
            }
            pipeline.jumpTo(end);

            Oracle.Result expected = Oracle.assess(history.facts(), history.pinnedPolicies(), pipeline.now());
            assertThat(pipeline.verdicts())
                    .as(history.toString())
                    .isEqualTo(new Verdicts(
                            List.copyOf(expected.alerts()),
                            List.copyOf(expected.items()),
                            List.copyOf(expected.deliveries())));
            assertOpen(pipeline);
        }
    }

    private static void assertOpen(TestPipeline pipeline) {
        assertThat(pipeline.state(Topics.ALERTS_OPEN).keySet())
                .isEqualTo(new TreeSet<>(pipeline.verdicts().alerts().stream()
                        .filter(alert -> !alert.has("clearedAt"))
                        .map(alert -> alert.get("alertId").textValue())
                        .toList()));
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    private static List<SpecificRecord> disordered(List<SpecificRecord> facts, Random random) {
        List<SpecificRecord> all = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextInt(5) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    private static Set<String> sources(List<SpecificRecord> facts) {
        Set<String> sources = new TreeSet<>();
        facts.forEach(fact -> sources.add(Facts.source(fact)));
        return sources;
    }

    static Progress progress(String source, Instant through) {
        return Progress.newBuilder()
                .setId("through " + through)
                .setSource(source)
                .setOccurredAt(through)
                .setThrough(through)
                .build();
    }

    static Path folder() throws Exception {
        Path folder = Files.createTempDirectory("landfall-law");
        folder.toFile().deleteOnExit();
        return folder;
    }
}
