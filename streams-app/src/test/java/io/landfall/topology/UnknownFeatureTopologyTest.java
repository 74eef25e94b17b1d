package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Feature;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import io.landfall.schema.Usage;
import io.landfall.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Usage that names a feature of which nobody else ever spoke. */
class UnknownFeatureTopologyTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant BEFORE = NOON.minus(Duration.ofHours(3));

    private static final Instant EARLIER = BEFORE.minus(Duration.ofHours(1));

    @TempDir
    private Path folder;

    @Test
    void isListedUntilTheCatalogueHasIt() {
        try (TestPipeline pipeline = new TestPipeline(NOON, folder)) {
            pipeline.feed(use("1", "web", BEFORE));
            pipeline.feed(use("2", "web", BEFORE.plusSeconds(4_000)));
            pipeline.feed(use("3", "app", EARLIER));
            pipeline.settle();

            assertThat(pipeline.state(Topics.UNMAPPED).values())
                    .map(Unmapped.class::cast)
                    .containsExactly(new Unmapped(
                            UnmappedReason.UNKNOWN_FEATURE,
                            "app, web",
                            "ghost",
                            3L,
                            EARLIER,
                            BEFORE.plusSeconds(4_000)));

            pipeline.feed(Feature.newBuilder()
                    .setId("f")
                    .setOccurredAt(BEFORE)
                    .setFeature("ghost")
                    .build());
            pipeline.settle();

            assertThat(pipeline.state(Topics.UNMAPPED)).isEmpty();
        }
    }

    private static Usage use(String id, String source, Instant at) {
        return Usage.newBuilder()
                .setId(id)
                .setSource(source)
                .setOccurredAt(at)
                .setFeature("ghost")
                .setActorClass(ActorClass.EXTERNAL)
                .build();
    }
}
