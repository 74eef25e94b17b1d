package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.feed.FeedOrder;
import io.landfall.cli.feed.InputSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first table "Verdicts that must come out" of EXPECTED.md: counted by plain scripts over the raw file. */
@ExtendWith(OneStack.class)
class ReplayIncidentLogIT {
    private static final String KIND = "OPEN_PAST_CLOSURE_WINDOW";

    private final SharedStack stack;

    @TempDir
    private Path folder;

    ReplayIncidentLogIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0} as of {1}: {2} raised, {3} open")
    @CsvSource({
        "P7D,            , 6373,    0",
        "P7D,  2016-04-01, 5715, 1629",
        "P7D,  2016-05-01, 6370,  498",
        "P7D,  2016-06-01, 6372,  199",
        "P7D,  2016-08-01, 6373,   74",
        "P14D,           , 3889,    0",
        "P14D, 2016-04-01, 3109,  827",
        "P14D, 2016-05-01, 3887,  498",
        "P14D, 2016-06-01, 3888,  198",
        "P14D, 2016-08-01, 3889,   74"
    })
    void everyNumberOfTheTable(String window, @Nullable LocalDate asOf, long raised, long open) throws IOException {
        Path log = RealData.folder("incident-log-uci");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "- scope: default\n  closureWindow: " + window);

        Replayed.Plan plan = Replayed.Plan.of(new InputSpec(log, "csv-log", "servicenow-incidents"))
                .partitions(1) // quick; that more change nothing is told below
                .policy(policy)
                .asOf(asOf == null ? null : asOf.atStartOfDay(ZoneOffset.UTC).toInstant());
        Replayed replayed = stack.replay(plan, folder.resolve("out"));

        assertThat(replayed.summary().alerts())
                .isEqualTo(Map.of(KIND, new Summary.Count(raised, open, Map.of("CLOSURE", raised - open))));
        assertThat(replayed.summary().deadLetters()).isZero();
        if (asOf == null) {
            assertThat(replayed.summary().events()).isEqualTo(59_354);
            assertThat(replayed.files().get("items.ndjson").lines()).hasSize(9_202);
            assertThat(replayed.outcome().read().asOf()).isEqualTo(Instant.parse("2017-02-08T18:07:00Z"));
        }
    }

    /** Counted by a plain script over the raw file, too; see RealHistoryTest, where the oracle counts the same. */
    @Test
    void theOtherVerdictsOfItemsHoweverTheLogIsFed() throws IOException {
        Path log = RealData.folder("incident-log-uci");
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"),
                "- {scope: default, closureWindow: off, entryWindow: P2D, almostDoneWindow: P3D, stalledWindow: P1D}");
        Replayed.Plan plan = Replayed.Plan.of(new InputSpec(log, "csv-log", "servicenow-incidents"))
                .policy(policy);

        Replayed plain = stack.replay(plan, folder.resolve("plain"));

        assertThat(plain.summary().alerts())
                .isEqualTo(Map.of(
                        "ENTRY_UNDECIDED", new Summary.Count(1741, 0, Map.of("CLOSURE", 1L, "START", 1740L)),
                        "ALMOST_DONE", new Summary.Count(9167, 0, Map.of("CLOSURE", 9150L, "START", 17L)),
                        "STALLED", new Summary.Count(3795, 0, Map.of("ACTIVITY", 3792L, "CLOSURE", 3L))));
        Replayed.Plan otherwise =
                plan.order(new FeedOrder(1L, true)).partitions(7); // ReplayInvarianceIT has them one by one
        stack.replay(otherwise, folder.resolve("other")).assertSameAs(plain);
    }
}
