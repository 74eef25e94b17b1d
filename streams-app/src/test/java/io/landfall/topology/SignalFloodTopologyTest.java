package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Delivery;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import io.landfall.schema.Usage;
import io.landfall.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry that puts ids into the names of its signals. */
class SignalFloodTopologyTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int NAMES = SignalNames.MOST + 100;

    @TempDir
    private Path folder;

    @Test
    void isCountedByTheRouteThatMatchesItAndTheRestAsWhatItIs() {
        try (TestPipeline pipeline = new TestPipeline(NOON, folder)) {
            pipeline.feed(Feature.newBuilder()
                    .setId("f")
                    .setOccurredAt(NOON.minus(Duration.ofDays(2)))
                    .setFeature("orders")
                    .setSignals(List.of("/orders/{id}"))
                    .build());
            pipeline.feed(Deployment.newBuilder()
                    .setId("d")
                    .setOccurredAt(NOON.minus(Duration.ofDays(1)))
                    .setDeploymentId("d")
                    .setStatus(DeploymentStatus.SUCCEEDED)
                    .setFeatures(List.of("orders"))
                    .build());
            pipeline.feed(use("proof", "/orders/0", NOON.minus(Duration.ofHours(20))));
            for (int i = 0; i < NAMES; i++) {
                pipeline.feed(use("u" + i, "/orders/" + i, NOON));
                pipeline.feed(use("g" + i, "garbage-" + i, NOON.minus(Duration.ofHours(1))));
            }
            pipeline.settle();

            Delivery delivery = (Delivery)
                    pipeline.state(Topics.DELIVERIES).values().iterator().next();
            assertThat((double) delivery.getUses())
                    .isCloseTo(NAMES + 1, withinPercentage(20)); // from 128 on an estimate
            assertThat(pipeline.state(Topics.UNMAPPED).values())
                    .map(Unmapped.class::cast)
                    .filteredOn(unmapped -> unmapped.getReason() == UnmappedReason.TOO_MANY_SIGNALS)
                    .allMatch(unmapped -> unmapped.getReference().equals(ReferenceLogic.OTHERS))
                    .isNotEmpty();
        }
    }

    private static Usage use(String id, String signal, Instant at) {
        return Usage.newBuilder()
                .setId(id)
                .setSource("web")
                .setOccurredAt(at)
                .setSignal(signal)
                .setActorClass(ActorClass.EXTERNAL)
                .build();
    }
}
