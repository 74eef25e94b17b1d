package io.landfall.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.OutputJson;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.stack.LocalStack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running demo, and other terminals in its directory. */
class AlertsFollowIT {
    @TempDir
    Path directory;

    @Test
    void showsAlertsAsTheyAreRaisedAndCleared() throws Exception {
        try (Child demo = Child.start(directory, "demo", "--seed=3", "--speed=60000")) {
            await().atMost(240, SECONDS).until(() -> !demo.isAlive() || said(demo, "From here on"));
            assertThat(demo.isAlive()).as(demo.err().toString()).isTrue();

            try (Child json = Child.start(directory, "alerts", "--follow", "--format", "json");
                    Child words = Child.start(directory, "alerts", "--follow", "--all")) {
                await().atMost(120, SECONDS).until(() -> seenFromRaisedToCleared(json));
                await().atMost(60, SECONDS).until(() -> said(words, "  raised     ") && said(words, "  cleared    "));
                // It ends at once, and without a word.
                assertThat(json.stop()).isIn(0, 143);
                assertThat(words.stop()).isIn(0, 143);
                assertThat(json.err()).hasSize(1).first().asString().contains("open; every change follows");
                assertThat(words.err()).isEmpty();
            }
            listAgrees();

            Ran second = Ran.command("demo", "--exit", "--data=" + directory.resolve(".landfall/demo"));
            assertThat(second.err()).contains("a demo already runs");

            assertThat(demo.stop()).isIn(0, 143);
            assertThat(demo.err()).last().asString().contains("the demo ended");
            assertThat(demo.out()).anyMatch(line -> line.contains("  cleared    "));
            assertThat(LocalStack.running(directory.resolve(".landfall/demo"))).isEmpty();
        }
    }

    private void listAgrees() throws Exception {
        try (Child table = Child.start(directory, "alerts", "--kind=DELIVERED_UNUSED", "--team=booking");
                Child refused = Child.start(directory, "run")) {
            assertThat(table.status()).isZero();
            assertThat(table.out().get(0)).startsWith("OPENED");
            assertThat(table.out())
                    .anyMatch(line -> line.contains("Gift cards"))
                    .noneMatch(line -> line.contains("Fleet"));
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err()).first().asString().contains("those of a demo, which runs the pipeline itself");
        }
    }

    private static boolean said(Child child, String words) {
        return child.out().stream().anyMatch(line -> line.contains(words));
    }

    /** One alert at least was seen in both states. */
    private static boolean seenFromRaisedToCleared(Child json) {
        Map<String, Set<AlertStatus>> seen = json.out().stream()
                .map(AlertsFollowIT::alert)
                .collect(Collectors.groupingBy(
                        Alert::getAlertId, TreeMap::new, Collectors.mapping(Alert::getStatus, Collectors.toSet())));
        return seen.values().stream()
                .anyMatch(states -> states.containsAll(Set.of(AlertStatus.RAISED, AlertStatus.CLEARED)));
    }

    private static Alert alert(String line) {
        try {
            return OutputJson.parse(line, Alert.class);
        } catch (Exception e) {
            throw new AssertionError("no alert: " + line, e);
        }
    }
}
