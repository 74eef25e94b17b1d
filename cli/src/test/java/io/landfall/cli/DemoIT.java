package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final AlertKind UNUSED = AlertKind.DELIVERED_UNUSED;
    private static final AlertKind OPEN = AlertKind.OPEN_PAST_CLOSURE_WINDOW;

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
        assertThat(of(alerts, UNUSED, "feature:gift-cards"))
                .extracting(Alert::getClearedAt)
                .containsOnlyNulls();
        Alert robots = of(alerts, UNUSED, "feature:partner-offers").get(0);
        assertThat(robots.getClearedAt()).isNull();
        assertThat(robots.getEvidence().getCounts())
                .containsEntry("uses", 0L)
                .containsKeys("bot", "internal", "synthetic");
        assertThat(cause(alerts, UNUSED, "feature:self-refund")).isEqualTo(ClearCause.USE);
        assertThat(cause(alerts, UNUSED, "feature:kiosk-check-in")).isEqualTo(ClearCause.ROLLBACK);
        assertThat(cause(alerts, UNUSED, "feature:berth-planner")).isEqualTo(ClearCause.DECISION);
        for (String quiet : List.of("fuel-report", "tier-preview", "luggage-tags", "weather-overlay", "seat-map")) {
            assertThat(of(alerts, UNUSED, "feature:" + quiet)).as(quiet).isEmpty();
        }
        // Never closed; reopened and open again; a decision that lapsed; snoozed; stopped.
        assertThat(of(alerts, OPEN, "item:100111"))
                .extracting(Alert::getClearedAt)
                .containsOnlyNulls();
        assertThat(of(alerts, OPEN, "item:100121"))
                .extracting(Alert::getEpisode)
                .containsExactly(2L);
        assertThat(of(alerts, OPEN, "item:400121"))
                .extracting(Alert::getCause)
                .containsExactlyInAnyOrder(ClearCause.DECISION, null);
        assertThat(of(alerts, OPEN, "item:100122")).extracting(Alert::getStatus).containsExactly(AlertStatus.SNOOZED);
        assertThat(cause(alerts, OPEN, "item:300121")).isEqualTo(ClearCause.DECISION);

        stories(alerts);

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

    /** One story at least of each of the others. */
    private static void stories(List<Alert> alerts) {
        assertThat(cause(alerts, AlertKind.ENTRY_UNDECIDED, "item:100141")).isNull();
        assertThat(of(alerts, AlertKind.ENTRY_UNDECIDED, "item:400141"))
                .as("put off until a day that has come")
                .extracting(Alert::getCause)
                .containsExactlyInAnyOrder(ClearCause.DECISION, null);
        assertThat(cause(alerts, AlertKind.STALLED, "item:400131")).isNull();
        assertThat(cause(alerts, AlertKind.ALMOST_DONE, "item:100151")).isNull();
        assertThat(cause(alerts, AlertKind.NEVER_FINISHED, "item:300131")).isNull();
        assertThat(cause(alerts, AlertKind.DELIVERED_UNOBSERVABLE, "feature:fuel-report"))
                .isNull();
        assertThat(cause(alerts, AlertKind.DELIVERED_UNRECEIVED, "feature:luggage-tags"))
                .as("refused")
                .isNull();
        assertThat(cause(alerts, AlertKind.DELIVERED_UNRECEIVED, "feature:kiosk-check-in"))
                .isEqualTo(ClearCause.ROLLBACK);
        assertThat(cause(alerts, AlertKind.BELOW_EXPECTED_USE, "feature:boarding-alerts"))
                .isNull();
        assertThat(cause(alerts, AlertKind.USE_FADED, "feature:referral")).isNull();
        assertThat(cause(alerts, AlertKind.CLOSURE_UNDECIDED, "feature:self-refund"))
                .isEqualTo(ClearCause.DECISION);
        assertThat(cause(alerts, AlertKind.SOURCE_SILENT, "source:telemetry:fernhaven/app"))
                .isEqualTo(ClearCause.SPOKE);
        for (AlertKind kind : AlertKind.values()) {
            long raised =
                    alerts.stream().filter(alert -> alert.getKind() == kind).count();
            boolean few = kind != OPEN && kind != AlertKind.UNRECOGNIZED;
            assertThat(!few || (raised > 0 && raised < 30))
                    .as(kind + ": " + raised)
                    .isTrue();
        }
    }

    private static List<Alert> of(List<Alert> alerts, AlertKind kind, String subject) {
        return alerts.stream()
                .filter(alert -> alert.getKind() == kind && alert.getSubject().equals(subject))
                .toList();
    }

    private static @Nullable ClearCause cause(List<Alert> alerts, AlertKind kind, String subject) {
        assertThat(of(alerts, kind, subject)).as(subject).hasSize(1);
        return of(alerts, kind, subject).get(0).getCause();
    }
}
