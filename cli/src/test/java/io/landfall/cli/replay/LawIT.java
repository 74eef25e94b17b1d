package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.cli.feed.FeedOrder;
import io.landfall.cli.feed.InputSpec;
import io.landfall.oracle.Histories;
import io.landfall.oracle.Histories.History;
import io.landfall.oracle.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law on a broker of several partitions: a shuffled random history yields what the oracle says of it. */
@ExtendWith(OneStack.class)
class LawIT {
    private static final int HISTORIES = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SharedStack stack;

    LawIT(SharedStack stack) {
        this.stack = stack;
    }

    /** Others each time; the name of a test tells the seed, which then goes into {@code -Dlandfall.law.seed}. */
    static LongStream seeds() {
        Long seed = Long.getLong("landfall.law.seed");
        return seed == null ? new Random().longs(HISTORIES) : LongStream.of(seed);
    }

    @ParameterizedTest(name = "-Dlandfall.law.seed={0}")
    @MethodSource("seeds")
    void saysWhatTheOracleSays(long seed, @TempDir Path folder) throws IOException {
        History history = Histories.fromSeed(seed);
        Path facts = folder.resolve("facts.ndjson");
        Files.write(facts, history.facts().stream().map(JsonNode::toString).toList());
        Path policy = folder.resolve("policy.yaml");
        Map<String, JsonNode> pinned = new TreeMap<>(); // a file says each scope once; in a history the last one holds
        history.pinnedPolicies()
                .forEach(record -> pinned.put(record.get("scope").textValue(), record));
        Files.write(
                policy, pinned.values().stream().map(record -> "- " + record).toList());

        Replayed.Plan plan = Replayed.Plan.of(new InputSpec(facts, "events", null))
                .asOf(history.asOf())
                .order(new FeedOrder(seed, true))
                .partitions(3);
        Replayed replayed =
                stack.replay(history.pinnedPolicies().isEmpty() ? plan : plan.policy(policy), folder.resolve("out"));

        Oracle.Result expected = Oracle.assess(history.facts(), history.pinnedPolicies(), history.asOf());
        assertSame(replayed, "alerts.ndjson", expected.alerts(), history);
        assertSame(replayed, "items.ndjson", expected.items(), history);
        assertSame(replayed, "deliveries.ndjson", expected.deliveries(), history);
        assertThat(replayed.files().get("dead-letters.ndjson")).isEmpty();
        assertThat(replayed.outcome().retracted()).isZero();
    }

    private static void assertSame(Replayed replayed, String file, List<ObjectNode> expected, History history) {
        assertThat(replayed.files().get(file).lines().map(LawIT::parse).toList())
                .as("%s of %s", file, history)
                .isEqualTo(expected);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
