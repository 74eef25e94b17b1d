package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Small random histories of a few weeks, rich in what the definitions speak of and in the instants that decide. */
public final class Histories {

    private Histories() {}

    /**
     * What {@link Oracle#assess} takes.
     *
     * @param facts canonical events with id, source and occurredAt, in no order, some of them after asOf
     * @param pinnedPolicies records of a {@code --policy} file, with ids
     * @param asOf the instant asked about
     */
    public record History(List<JsonNode> facts, List<JsonNode> pinnedPolicies, Instant asOf) {

        /** As NDJSON, in order of time, to be read by whoever has to understand a failure. */
        @Override
        public String toString() {
            String lines = facts.stream()
                    .map(Fact::new)
                    .sorted(Fact.ORDER)
                    .map(fact -> fact.json().toString())
                    .collect(Collectors.joining("\n"));
            return "as of " + asOf + ", pinned " + pinnedPolicies + "\n" + lines + "\n";
        }
    }

    /** Random histories that shrink. */
    public static Arbitrary<History> histories() {
        return Combinators.combine(
                        row(Plan.SETTING),
                        rows(1, Plan.MAX_FEATURES, Plan.STORY),
                        rows(1, Plan.MAX_ITEMS, Plan.STORY),
                        rows(0, Plan.MAX_DECISIONS, Plan.ROW),
                        rows(0, Plan.MAX_POLICIES, Plan.ROW),
                        rows(0, Plan.MAX_STEPS, Plan.ROW),
                        rows(0, Plan.MAX_ECHOES, Plan.ROW),
                        rows(0, Plan.MAX_COPIES, Plan.ROW))
                .as(Plan::new)
                .map(Histories::of);
    }

    /** The history of a seed, always the same. */
    public static History fromSeed(long seed) {
        return of(Plan.random(new Random(seed)));
    }

    static History of(Plan plan) {
        return new Story(plan).tell();
    }

    private static Arbitrary<List<List<Integer>>> rows(int least, int most, int length) {
        return row(length).list().ofMinSize(least).ofMaxSize(most);
    }

    private static Arbitrary<List<Integer>> row(int length) {
        return Arbitraries.integers()
                .between(0, Dice.SIDES - 1)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofSize(length);
    }
}
