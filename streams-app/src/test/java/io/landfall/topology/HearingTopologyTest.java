package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feature that waits for its source to be heard. */
class HearingTopologyTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    /** A source whose clock is ahead, or an hour that is told out of order. */
    @Test
    void isJudgedAtTheEarliestHearingEvenIfALaterOneWasKnownBefore() {
        try (TestPipeline pipeline = new TestPipeline(NOON, folder)) {
            pipeline.feed(Policy.newBuilder()
                    .setId("p")
                    .setOccurredAt(Instant.EPOCH)
                    .setScope("default")
                    .setAdoptionWindow("P7D")
                    .build());
            pipeline.feed(Feature.newBuilder()
                    .setId("f")
                    .setOccurredAt(NOON.minus(Duration.ofDays(30)))
                    .setFeature("F")
                    .setSignals(List.of("open"))
                    .setSources(List.of("web"))
                    .build());
            pipeline.feed(Deployment.newBuilder()
                    .setId("d")
                    .setOccurredAt(NOON.minus(Duration.ofDays(7)))
                    .setDeploymentId("d")
                    .setStatus(DeploymentStatus.SUCCEEDED)
                    .setFeatures(List.of("F"))
                    .build());
            pipeline.feed(use("proof", "open", NOON.minus(Duration.ofDays(20))));
            pipeline.feed(use("before", "other", NOON.minus(Duration.ofMinutes(30))));
            pipeline.settle();
            pipeline.feed(use("late", "other", NOON.plus(Duration.ofMinutes(40))));
            pipeline.settle();
            pipeline.feed(use("early", "other", NOON.plus(Duration.ofMinutes(10))));
            pipeline.settle();
            assertThat(pipeline.alertLog()).isEmpty();

            pipeline.pass(Duration.ofMinutes(11));
            pipeline.settle();

            assertThat(pipeline.alertLog()).extracting(Alert::getStatus).containsExactly(AlertStatus.RAISED);
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
