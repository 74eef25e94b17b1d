package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.ClearCause;
import io.landfall.schema.Delivery;
import io.landfall.schema.Instrumentation;
import io.landfall.stack.LocalStack;
import io.landfall.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path folder;

    @Test
    void printsWhatANewcomerNeedsAndKeepsEveryPromise() throws Exception {
        Path data = folder.resolve("demo");

        Ran demo = Ran.command("demo", "--exit", "--seed=7", "--data=" + data);

        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(LocalStack.running(data)).isEmpty();
        // Sentences are wrapped anywhere.
        assertThat(demo.out().replaceAll("\\s+", " "))
                .contains("180 days up to", " facts (", " work-item", " usage", "OPEN_PAST_CLOSURE_WINDOW")
                .containsPattern("DELIVERED_UNUSED +5 +2 +1 DECISION, 1 ROLLBACK, 1 USE")
                .contains("1. Partner offers (Loyalty) was delivered on", "by robots", "by staff", "0 of 5 uses")
                .contains("2. Gift cards (Booking) was delivered on", "team Booking is asked to decide")
                .contains("3. BOOK-111", "has been open for")
                .contains("./landfall alerts --follow", "./landfall replay --as-of");
        assertThat(demo.err()).contains("history").doesNotContain("WARN", "ERROR", "Exception");
        try (LocalStack stack = LocalStack.start(data);
                TopicReader reader = new TopicReader(Connection.settings(stack.endpoints()))) {
            promises(reader);
        }

        // The folder is a demo's, and nothing else's.
        Path other =
                Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("letter"), "dear");
        Ran refused = Ran.command("demo", "--exit", "--data=" + other.getParent());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("holds something that is not a demo's", "--data");
        assertThat(other).hasContent("dear");
    }

    private static void promises(TopicReader reader) {
        Map<String, Alert> last = new HashMap<>();
        reader.readAll(Topics.ALERTS.name(), record -> {
            Alert alert = (Alert) record.value();
            assertThat(alert.getStatus()).as("nothing is taken back").isNotEqualTo(AlertStatus.RETRACTED);
            last.put(record.key(), alert);
        });
        List<Alert> alerts = List.copyOf(last.values());
        assertThat(of(alerts, "feature:gift-cards"))
                .extracting(Alert::getClearedAt)
                .containsOnlyNulls();
        Alert robots = of(alerts, "feature:partner-offers").get(0);
        assertThat(robots.getClearedAt()).isNull();
        assertThat(robots.getEvidence().getCounts())
                .containsEntry("uses", 0L)
                .containsKeys("bot", "internal", "synthetic");
        assertThat(cause(alerts, "feature:self-refund")).isEqualTo(ClearCause.USE);
        assertThat(cause(alerts, "feature:kiosk-check-in")).isEqualTo(ClearCause.ROLLBACK);
        assertThat(cause(alerts, "feature:berth-planner")).isEqualTo(ClearCause.DECISION);
        for (String quiet : List.of("fuel-report", "tier-preview", "luggage-tags", "weather-overlay", "seat-map")) {
            assertThat(of(alerts, "feature:" + quiet)).as(quiet).isEmpty();
        }
        // Never closed; reopened and open again; a decision that lapsed; snoozed; stopped.
        assertThat(of(alerts, "item:100111")).extracting(Alert::getClearedAt).containsOnlyNulls();
        assertThat(of(alerts, "item:100121")).extracting(Alert::getEpisode).containsExactly(2L);
        assertThat(of(alerts, "item:400121"))
                .extracting(Alert::getCause)
                .containsExactlyInAnyOrder(ClearCause.DECISION, null);
        assertThat(of(alerts, "item:100122")).extracting(Alert::getStatus).containsExactly(AlertStatus.SNOOZED);
        assertThat(cause(alerts, "item:300121")).isEqualTo(ClearCause.DECISION);

        Collection<SpecificRecord> open =
                reader.table(Topics.ALERTS_OPEN.name()).values();
        assertThat(open.stream().map(Alert.class::cast))
                .containsExactlyInAnyOrderElementsOf(alerts.stream()
                        .filter(alert -> alert.getStatus() != AlertStatus.CLEARED)
                        .toList());
        assertThat(reader.table(Topics.DELIVERIES.name()).values().stream().map(Delivery.class::cast))
                .hasSize(20)
                .filteredOn(delivery -> delivery.getInstrumentation() == Instrumentation.UNPROVEN)
                .extracting(Delivery::getFeature)
                .containsExactly("fuel-report");
        assertThat(reader.table(Topics.DEAD_LETTERS.name())).isEmpty();
    }

    private static List<Alert> of(List<Alert> alerts, String subject) {
        return alerts.stream()
                .filter(alert -> alert.getSubject().equals(subject))
                .toList();
    }

    private static ClearCause cause(List<Alert> alerts, String subject) {
        assertThat(of(alerts, subject)).as(subject).hasSize(1);
        return of(alerts, subject).get(0).getCause();
    }
}
