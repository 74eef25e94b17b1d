package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landfall.cli.feed.FeedOrder;
import io.landfall.cli.feed.InputSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of a site is a feature, delivered at one instant: which of them did nobody but robots visit in time? */
@ExtendWith(OneStack.class)
class ReplayAccessLogIT {
    private static final String KIND = "DELIVERED_UNUSED";

    private final SharedStack stack;

    @TempDir
    private Path folder;

    ReplayAccessLogIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void whatAPlainLoopCountsIn48Hours() throws IOException {
        whatAPlainLoopCounts(48);
    }

    /** Usage is rolled up in parts that depend on the order and on the partitions. */
    @Test
    void whatAPlainLoopCountsIn24HoursHoweverItIsFed() throws IOException {
        Replayed plain = whatAPlainLoopCounts(24);

        Replayed.Plan otherwise = plan(folder.resolve("access.log"), folder.resolve("map.yaml"), 24)
                .order(new FeedOrder(4L, true))
                .partitions(3);
        stack.replay(otherwise, folder.resolve("otherwise")).assertSameAs(plain);
    }

    private Replayed whatAPlainLoopCounts(int hours) throws IOException {
        AccessLog log = new AccessLog();
        Path file = folder.resolve("access.log");
        Path map = folder.resolve("map.yaml");
        log.write(file, map);
        AccessLog.Expected expected = log.expected(Duration.ofHours(hours));

        Replayed replayed = replay(file, map, hours);

        assertThat(expected.used()).isGreaterThan(3);
        assertThat(expected.open()).isGreaterThan(3);
        assertThat(replayed.summary())
                .isEqualTo(new Summary(
                        log.answered(),
                        1,
                        Map.of(
                                KIND,
                                new Summary.Count(
                                        expected.raised(), expected.open(), Map.of("USE", expected.used())))));
        assertThat(replayed.files().get("deliveries.ndjson").lines()).hasSize((int) expected.features());
        assertThat(replayed.files().get("dead-letters.ndjson"))
                .startsWith("{\"file\":\"" + file + "\",\"line\":" + log.cutLine() + ",\"reason\":\"BAD_LINE: ");
        return replayed;
    }

    @ParameterizedTest(name = "{0} h: {1} raised, {2} used later, {3} open")
    @CsvSource({"24, 912, 515, 397", "48, 686, 289, 397"})
    void everyNumberOfTheTable(int hours, long raised, long used, long open) throws IOException {
        Path log = realLog();

        Replayed replayed = replay(log, AccessLog.writeMap(folder.resolve("map.yaml")), hours);

        assertThat(replayed.summary().alerts())
                .isEqualTo(Map.of(KIND, new Summary.Count(raised, open, Map.of("USE", used))));
        assertThat(replayed.summary().deadLetters()).isEqualTo(1);
        assertThat(replayed.files().get("deliveries.ndjson").lines()).hasSize(1_299);
    }

    private Replayed replay(Path log, Path map, int hours) throws IOException {
        return stack.replay(plan(log, map, hours), folder.resolve("out"));
    }

    private Replayed.Plan plan(Path log, Path map, int hours) throws IOException {
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"), "- scope: default\n  adoptionWindow: PT" + hours + "H\n");
        return Replayed.Plan.of(new InputSpec(log, "access-log", map.toString()))
                .policy(policy);
    }

    private static Path realLog() throws IOException {
        Path real = RealData.folder("web-usage-apache");
        try (Stream<Path> files = Files.list(real)) {
            Optional<Path> log = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("README.md"))
                    .findFirst();
            assumeTrue(log.isPresent(), "the log itself is not in " + real);
            return log.get();
        }
    }
}
