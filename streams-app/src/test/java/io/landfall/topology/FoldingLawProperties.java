package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.event.Facts;
import io.landfall.oracle.Histories;
import io.landfall.oracle.Histories.History;
import io.landfall.oracle.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The law holds as well where every hour of usage is folded as soon as it is over. See {@link FoldingProperties} for more. */
class FoldingLawProperties {

    private static final int TRIES = 75;
    private static final Duration SETTLING = Duration.ofMinutes(1);

    /** What can move a window into hours that were folded before. {@link FoldingProperties} says what is seen then. */
    private static final Set<String> MOVING = Set.of("policy", "feature", "work-item");

    @Provide
    Arbitrary<History> histories() {
        return Histories.histories();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aReplayWithFoldedHoursSaysWhatTheOracleSays(@ForAll("histories") History history, @ForAll Random random)
            throws Exception {
        LawTopologyProperties.replay(history, random, FoldingLawProperties::always);
    }

    /** Facts come as they happen, and what was heard by then is folded. A failure names its seed for {@code -Dlandfall.law.seed}. */
    @Test
    void aLiveStreamWithFoldedHoursEndsInWhatTheOracleSays() {
        Long seed = Long.getLong("landfall.law.seed");
        LongStream seeds = seed == null ? new Random().longs(TRIES) : LongStream.of(seed);

        seeds.parallel().forEach(FoldingLawProperties::live);
    }

    private static void live(long seed) {
        Random random = new Random(seed);
        History history = steady(Histories.fromSeed(seed));
        List<SpecificRecord> facts = new ArrayList<>(LawProperties.facts(history));
        facts.sort(Comparator.comparing(Facts::occurredAt));
        Instant first = history.facts().stream()
                .map(FoldingLawProperties::occurredAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        // A quarter past an hour and some seconds: no boundary of a history lies within the minute that settling takes.
        Instant end = history.asOf().plus(Duration.ofMinutes(17).plusSeconds(13));
        Instant start = first.isBefore(end) ? first : end.minus(SETTLING); // all may lie behind as-of
        try (TestPipeline pipeline =
                new TestPipeline(start, LawTopologyProperties.folder(), FoldingLawProperties::always)) {
            for (SpecificRecord fact : facts) {
                Instant at = Facts.occurredAt(fact);
                if (at.isAfter(pipeline.now()) && at.isBefore(end.minus(SETTLING)) && random.nextBoolean()) {
                    pipeline.jumpTo(at);
                }
                pipeline.feed(fact);
            }
            pipeline.jumpTo(end);

            Oracle.Result expected = Oracle.assess(history.facts(), history.pinnedPolicies(), pipeline.now());
            assertThat(pipeline.verdicts())
                    .as("-Dlandfall.law.seed=%d: %s", seed, history)
                    .isEqualTo(new Verdicts(
                            List.copyOf(expected.alerts()),
                            List.copyOf(expected.items()),
                            List.copyOf(expected.deliveries())));
        } catch (Exception e) {
            throw new IllegalStateException("-Dlandfall.law.seed=" + seed, e);
        }
    }

    private static StageConfig always(StageConfig config) {
        return config.withFoldBytes(0)
                .withFolding(1_000, Duration.ofDays(10_000))
                .withFoldGap(FoldedFeature.GAP);
    }

    /** Without what can move a window once there is usage. */
    private static History steady(History history) {
        Instant first = history.facts().stream()
                .filter(fact -> type(fact).equals("usage"))
                .map(FoldingLawProperties::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return new History(
                history.facts().stream()
                        .filter(fact -> !MOVING.contains(type(fact))
                                || !occurredAt(fact).isAfter(first))
                        .toList(),
                history.pinnedPolicies(),
                history.asOf());
    }

    private static String type(JsonNode fact) {
        return fact.get("type").textValue();
    }

    private static Instant occurredAt(JsonNode fact) {
        return Instant.parse(fact.get("occurredAt").textValue());
    }
}
