package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.feed.FeedOrder;
import io.landfall.cli.feed.InputSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However facts are fed, not a byte of the verdicts changes. */
@ExtendWith(OneStack.class)
class ReplayInvarianceIT {
    @TempDir
    private static Path inputs;

    @TempDir
    private static Path plainOut;

    private static SharedStack stack;
    private static Replayed.Plan plan;
    private static Replayed plain;

    @BeforeAll
    static void replayPlain(SharedStack shared) throws IOException {
        List<InputSpec> all = new ArrayList<>(SlicedIncidents.ifThere(4_000, inputs));
        all.add(new InputSpec(Organisation.write(7, inputs.resolve("org.ndjson")), "events", null));
        plan = Replayed.Plan.of(all.toArray(InputSpec[]::new));
        stack = shared;
        plain = stack.replay(plan, plainOut);
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("--shuffle 1", new FeedOrder(1L, false), 2),
                Arguments.of("--shuffle 2", new FeedOrder(2L, false), 2),
                Arguments.of("--duplicate", new FeedOrder(null, true), 2),
                Arguments.of("--partitions 1", FeedOrder.PLAIN, 1),
                Arguments.of("--partitions 7", FeedOrder.PLAIN, 7),
                Arguments.of("--shuffle 3 --duplicate --partitions 3", new FeedOrder(3L, true), 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void changesNothing(String name, FeedOrder order, int partitions, @TempDir Path out) {
        Replayed other = stack.replay(plan.order(order).partitions(partitions), out);

        other.assertSameAs(plain);
    }

    /** The comparison would prove little over a history without both verdicts in every state. */
    @ParameterizedTest
    @MethodSource("kinds")
    void thereIsSomethingToCompare(String kind, List<String> causes) {
        Summary.Count count = plain.summary().alerts().get(kind);

        assertThat(count.open()).isGreaterThan(3);
        assertThat(count.cleared().keySet()).containsAll(causes);
        assertThat(plain.summary().deadLetters()).isEqualTo(3);
        assertThat(plain.files().get("alerts.ndjson")).contains("\"SNOOZED\"", "\"REMINDED\"", "\"inherited\":true");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("OPEN_PAST_CLOSURE_WINDOW", List.of("CLOSURE", "DECISION")),
                Arguments.of("DELIVERED_UNUSED", List.of("USE", "DECISION", "ROLLBACK")));
    }
}
