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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of a site is a feature, delivered at one instant: which of them did nobody but robots visit in time? */
class ReplayAccessLogIT {
    private static final String KIND = "DELIVERED_UNUSED";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {24, 48})
    void whatAPlainLoopCounts(int hours) throws IOException {
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

    /** Usage is rolled up in parts that depend on all of this. */
    @Test
    void howeverItIsFedNotAByteChanges() throws IOException {
        Path map = folder.resolve("map.yaml");
        Path log = folder.resolve("access.log");
        new AccessLog().write(log, map);
        Replayed.Plan plan = plan(log, map, 24);

        Replayed plain = plan.replay(folder.resolve("plain"));

        plan.order(new FeedOrder(4L, true))
                .partitions(3)
                .replay(folder.resolve("disordered"))
                .assertSameAs(plain);
    }

    private Replayed replay(Path log, Path map, int hours) throws IOException {
        return plan(log, map, hours).replay(folder.resolve("out"));
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
