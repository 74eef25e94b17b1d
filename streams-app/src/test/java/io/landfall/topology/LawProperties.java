package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.oracle.Histories;
import io.landfall.oracle.Histories.History;
import io.landfall.oracle.Oracle;
import io.landfall.oracle.Smallest;
import io.landfall.schema.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The verdicts are those of the oracle, field by field. */
class LawProperties {

    private static final int HISTORIES = 20_000;
    private static final int STEPS = 10;

    /** Other histories each time; a failure names its seed, which then goes into {@code -Dlandfall.law.seed}. */
    @Test
    void theLawSaysWhatTheDefinitionsSay() {
        Long seed = Long.getLong("landfall.law.seed");
        LongStream seeds = seed == null ? new Random().longs(HISTORIES) : LongStream.of(seed);

        seeds.parallel().filter(LawProperties::breaks).findAny().ifPresent(LawProperties::explain);
    }

    /** Once all facts were seen, nothing changes by itself before the instant that the deadline index is told. */
    @Test
    void nothingChangesBeforeTheNextInstant() {
        Long seed = Long.getLong("landfall.law.seed");
        LongStream seeds = seed == null ? new Random().longs(HISTORIES / 20) : LongStream.of(seed);

        seeds.parallel().forEach(one -> {
            List<SpecificRecord> facts = facts(Histories.fromSeed(one));
            Instant from = facts.stream()
                    .map(Facts::occurredAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            PureLaw.Held held = PureLaw.at(facts, from);
            for (int step = 0; step < STEPS && held.next() != null; step++) {
                Instant before = held.next().minus(1, ChronoUnit.MICROS);
                assertThat(PureLaw.of(facts, before))
                        .as("-Dlandfall.law.seed=%d from %s to %s", one, from, before)
                        .isEqualTo(held.verdicts());
                from = held.next();
                held = PureLaw.at(facts, from);
            }
        });
    }

    private static boolean breaks(long seed) {
        return breaks(Histories.fromSeed(seed));
    }

    private static boolean breaks(History history) {
        return !PureLaw.of(facts(history), history.asOf()).equals(expected(history));
    }

    /** Fails with the smallest part of the history that still does. */
    private static void explain(long seed) {
        History smallest = Smallest.of(Histories.fromSeed(seed), LawProperties::breaks);
        assertThat(PureLaw.of(facts(smallest), smallest.asOf()))
                .as("-Dlandfall.law.seed=%d, at its smallest %s", seed, smallest)
                .isEqualTo(expected(smallest));
    }

    static Verdicts expected(History history) {
        Oracle.Result result = Oracle.assess(history.facts(), history.pinnedPolicies(), history.asOf());
        return new Verdicts(
                List.copyOf(result.alerts()), List.copyOf(result.items()), List.copyOf(result.deliveries()));
    }

    static List<SpecificRecord> facts(History history) {
        List<SpecificRecord> facts = new ArrayList<>();
        history.facts().forEach(fact -> facts.add(parse(fact.toString())));
        history.pinnedPolicies().forEach(policy -> {
            ObjectNode fact = policy.deepCopy();
            fact.put("type", "policy").put("occurredAt", "1970-01-01T00:00:00Z");
            Policy pinned = (Policy) parse(fact.toString());
            pinned.setPinned(true);
            facts.add(pinned);
        });
        return facts;
    }

    private static SpecificRecord parse(String line) {
        try {
            return FactJson.parse(line);
        } catch (BadFactException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
