package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.Delivery;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Item;
import io.landfall.schema.Policy;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Envelope;
import io.landfall.topic.Topics;
import io.landfall.usage.UseBuckets;
import io.landfall.usage.UseRoll;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Very long timelines come out exactly, and are folded to almost nothing once their facts have been known for a month. */
class FoldingTopologyTest {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Instant START = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void anItemOf100000FactsIsExactAndFoldsToASummary() {
        int episodes = 25_000; // of four facts each; every fifth one stays open for longer than its window
        try (TestPipeline pipeline = new TestPipeline(NOW, folder)) {
            pipeline.feed(LawTopologyProperties.progress("file", Instant.EPOCH));
            pipeline.feed(policy());
            for (int i = 0; i < episodes; i++) {
                Instant opened = START.plus(Duration.ofHours(5L * i));
                pipeline.feed(item(i, 0, opened, StatusCategory.INTAKE));
                pipeline.feed(item(i, 1, opened.plusSeconds(60), StatusCategory.ACTIVE));
                pipeline.feed(item(i, 2, opened.plusSeconds(120), StatusCategory.ALMOST_DONE));
                Duration open = i % 5 == 0 ? Duration.ofMinutes(61) : Duration.ofMinutes(60);
                pipeline.feed(item(i, 3, opened.plus(open), StatusCategory.DONE));
            }
            pipeline.feed(LawTopologyProperties.progress("file", NOW));
            pipeline.settle();

            assertThat(pipeline.state(Topics.ALERTS))
                    .hasSize(episodes / 5)
                    .allSatisfy((id, alert) ->
                            assertThat(((Alert) alert).getStatus()).isEqualTo(AlertStatus.CLEARED));
            assertThat(item(pipeline).getEpisode()).isEqualTo(episodes);
            assertThat(bytes(pipeline, "items-timeline")).isGreaterThan(100 * MOST_BYTES);

            pipeline.jumpTo(NOW.plus(Duration.ofDays(31)));
            Instant reopened = NOW.plus(Duration.ofDays(30));
            pipeline.feed(item(episodes, 0, reopened, StatusCategory.ACTIVE));
            pipeline.feed(LawTopologyProperties.progress("file", pipeline.now()));
            pipeline.settle();

            assertThat(bytes(pipeline, "items-timeline")).isLessThan(MOST_BYTES);
            assertThat(bytes(pipeline, "items-published")).isLessThan(MOST_BYTES);
            assertThat(item(pipeline).getEpisode()).isEqualTo(episodes + 1);
            assertThat(item(pipeline).getCreatedAt()).isEqualTo(START);
            assertThat(pipeline.state(Topics.ALERTS)).hasSize(episodes / 5 + 1);
            assertThat(pipeline.state(Topics.ALERTS_OPEN)).hasSize(1);
            assertThat(pipeline.everRetracted()).isFalse();

            pipeline.feed(item(7, 9, START.plus(Duration.ofHours(35)), StatusCategory.WAITING));
            pipeline.settle();

            assertThat(pipeline.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.getReason()).isEqualTo("TOO_LATE");
                assertThat(new String(letter.getRaw().array(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains("\"itemId\":\"I\"", "\"id\":\"7-9\"");
            });
            assertThat(item(pipeline).getEpisode()).isEqualTo(episodes + 1);
        }
    }

    @Test
    void aFeatureOf20000UsesIsExactAndFoldsTheDeliveriesThatEnded() {
        Instant rolledBack = START.plus(Duration.ofHours(5_000));
        Instant again = rolledBack.plus(Duration.ofHours(5));
        try (TestPipeline pipeline = new TestPipeline(NOW, folder)) {
            pipeline.feed(LawTopologyProperties.progress("file", Instant.EPOCH));
            pipeline.feed(feature());
            pipeline.feed(deployment("one", "a", START, DeploymentStatus.SUCCEEDED));
            pipeline.feed(deployment("one", "a", rolledBack, DeploymentStatus.ROLLED_BACK));
            pipeline.feed(deployment("two", "b", again, DeploymentStatus.SUCCEEDED));
            for (int i = 0; i < 20_000; i++) {
                pipeline.feed(usage(i, START.plusSeconds(900L * i)));
            }
            pipeline.feed(usage(20_000, again.plusSeconds(1)));
            pipeline.feed(LawTopologyProperties.progress("file", NOW));
            pipeline.settle();

            List<Delivery> before = deliveries(pipeline);
            assertThat(before).extracting(Delivery::getUses).containsExactly(20_000L, 1L);
            pipeline.jumpTo(NOW.plus(Duration.ofDays(31)));
            pipeline.feed(usage(20_001, NOW.plus(Duration.ofDays(30))));
            pipeline.feed(LawTopologyProperties.progress("file", pipeline.now()));
            pipeline.settle();

            assertThat(bytes(pipeline, "features-timeline")).isLessThan(MOST_BYTES);
            assertThat(deliveries(pipeline)).extracting(Delivery::getUses).containsExactly(20_000L, 2L);
            assertThat(deliveries(pipeline).get(0)).isEqualTo(before.get(0));
            assertThat(pipeline.everRetracted()).isFalse();
        }
    }

    @Test
    void whatIsHeardOfFoldedHoursCountsForAMonthAndIsTooLateThen() {
        Instant start = NOW.minus(Duration.ofDays(10));
        try (TestPipeline pipeline = new TestPipeline(NOW, folder, config -> config.withFoldBytes(0))) {
            pipeline.feed(LawTopologyProperties.progress("file", Instant.EPOCH));
            pipeline.feed(feature());
            pipeline.feed(deployment("one", "a", start, DeploymentStatus.SUCCEEDED));
            for (int hour = 0; hour < 200; hour++) {
                pipeline.feed(usage(hour, start.plusSeconds(3600L * hour + 60)));
            }
            pipeline.feed(LawTopologyProperties.progress("file", NOW));
            pipeline.settle();
            assertThat(bytes(pipeline, "features-timeline")).isLessThan(MOST_BYTES / 16);
            assertThat(delivery(pipeline).getUses()).isEqualTo(200);

            pipeline.feed(usage(1_000, start.plusSeconds(3600 * 50 + 120)));
            pipeline.feed(usage(1_001, start.minusSeconds(1)));
            pipeline.feed(LawTopologyProperties.progress("file", NOW.plusSeconds(1)));
            pipeline.settle();
            assertThat(delivery(pipeline).getUses())
                    .as("late, and not too late")
                    .isEqualTo(201);

            Envelope again = bucket(
                    NOW,
                    usage(50, start.plusSeconds(3600 * 50 + 60)),
                    usage(1_000, start.plusSeconds(3600 * 50 + 120)));
            pipeline.tell(Channel.FEATURES, "F", again);
            pipeline.settle();
            assertThat(delivery(pipeline).getUses()).as("told again").isEqualTo(201);

            pipeline.jumpTo(NOW.plus(Duration.ofDays(31)));
            pipeline.feed(usage(2_000, NOW.plus(Duration.ofDays(30))));
            pipeline.feed(LawTopologyProperties.progress("file", pipeline.now()));
            pipeline.settle();
            pipeline.feed(usage(2_001, NOW.plus(Duration.ofDays(30)).plusSeconds(7_200)));
            pipeline.settle();
            pipeline.tell(Channel.FEATURES, "F", again);
            pipeline.settle();
            assertThat(pipeline.deadLetters()).as("told again").isEmpty();

            pipeline.feed(usage(3_000, start.plusSeconds(3600 * 51 + 180)));
            pipeline.settle();

            assertThat(pipeline.deadLetters())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.getReason()).isEqualTo("TOO_LATE"));
            assertThat(delivery(pipeline).getUses()).isEqualTo(203);
            assertThat(delivery(pipeline).getFirstUseAt()).isEqualTo(start.plusSeconds(60));
            assertThat(pipeline.everRetracted()).isFalse();
        }
    }

    /** An hour of {@code click}, as stage references tells it. */
    private static Envelope bucket(Instant heardAt, Usage... uses) {
        UseRoll roll = new UseRoll("click", null, Hours.of(uses[0].getOccurredAt()), "file");
        List.of(uses).forEach(roll::add);
        return new Envelope(ReferenceLogic.subject(roll), heardAt, UseBuckets.of(List.of(roll)));
    }

    private static Delivery delivery(TestPipeline pipeline) {
        return deliveries(pipeline).get(0);
    }

    private static Item item(TestPipeline pipeline) {
        return (Item) pipeline.state(Topics.ITEMS).get("item:I");
    }

    private static List<Delivery> deliveries(TestPipeline pipeline) {
        return pipeline.state(Topics.DELIVERIES).values().stream()
                .map(Delivery.class::cast)
                .sorted(java.util.Comparator.comparing(Delivery::getEpisode))
                .collect(Collectors.toList());
    }

    private static long bytes(TestPipeline pipeline, String name) {
        KeyValueStore<Bytes, byte[]> store = pipeline.driver().getKeyValueStore(name);
        long bytes = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                bytes += entry.key.get().length + entry.value.length;
            }
        }
        return bytes;
    }

    private static Policy policy() {
        return Policy.newBuilder()
                .setId("policy")
                .setOccurredAt(Instant.EPOCH)
                .setScope("default")
                .setClosureWindow("PT1H")
                .build();
    }

    private static WorkItem item(int episode, int step, Instant at, StatusCategory category) {
        return WorkItem.newBuilder()
                .setId(episode + "-" + step)
                .setOccurredAt(at)
                .setItemId("I")
                .setStatusCategory(category)
                .build();
    }

    private static Feature feature() {
        return Feature.newBuilder()
                .setId("entry")
                .setOccurredAt(Instant.EPOCH)
                .setFeature("F")
                .setSignals(List.of("click"))
                .build();
    }

    private static Deployment deployment(String id, String artifact, Instant at, DeploymentStatus status) {
        return Deployment.newBuilder()
                .setId(id + status)
                .setOccurredAt(at)
                .setDeploymentId(id)
                .setArtifactId(artifact)
                .setStatus(status)
                .setFeatures(List.of("F"))
                .build();
    }

    private static Usage usage(int number, Instant at) {
        return Usage.newBuilder()
                .setId("use-" + number)
                .setOccurredAt(at)
                .setSignal("click")
                .setActorClass(io.landfall.schema.ActorClass.EXTERNAL)
                .build();
    }
}
