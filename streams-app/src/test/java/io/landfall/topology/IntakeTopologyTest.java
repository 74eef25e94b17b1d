package io.landfall.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Item;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can read becomes a dead letter with all that is needed to find it; everything else goes through. */
class IntakeTopologyTest {

    private static final Instant NOW = Instant.parse("2026-06-10T00:00:00Z");

    @TempDir
    private Path folder;

    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new TestPipeline(NOW, folder);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "not Avro at all", "\0\0\0\0\u0001", "\0\0\1\1\1 of an unknown schema"})
    void whatCannotBeReadIsADeadLetterWithItsBytesAndItsPlace(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        pipeline.feed(item("before"));

        raw(Topics.WORK_ITEMS).pipeInput(bytes, bytes, NOW);
        pipeline.feed(item("after"));
        pipeline.settle();

        DeadLetter letter = onlyLetter();
        assertThat(letter.getReason()).isEqualTo("UNREADABLE");
        assertThat(letter.getMessage()).isNotBlank();
        assertThat(bytes(letter)).isEqualTo(bytes);
        assertThat(letter.getTopic()).isEqualTo("landfall.work-items");
        assertThat(letter.getPartition()).isZero();
        assertThat(letter.getOffset()).isEqualTo(1);
        assertThat(pipeline.state(Topics.ITEMS)).containsOnlyKeys("item:before", "item:after");
    }

    @Test
    void aFactCutShortIsADeadLetter() {
        byte[] whole = pipeline.serialized(Topics.WORK_ITEMS, item("I"));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        raw(Topics.WORK_ITEMS).pipeInput(null, cut, NOW);
        pipeline.settle();

        assertThat(bytes(onlyLetter())).isEqualTo(cut);
        assertThat(pipeline.state(Topics.ITEMS)).isEmpty();
    }

    @Test
    void aRecordThatIsNoFactIsADeadLetter() {
        byte[] noFact = pipeline.serialized(
                Topics.WORK_ITEMS,
                DeadLetter.newBuilder()
                        .setReason("R")
                        .setMessage("m")
                        .setRaw(ByteBuffer.allocate(0))
                        .build());

        raw(Topics.WORK_ITEMS).pipeInput(null, noFact, NOW);
        pipeline.feed(item("after"));
        pipeline.settle();

        assertThat(bytes(onlyLetter())).isEqualTo(noFact);
        assertThat(pipeline.state(Topics.ITEMS)).containsOnlyKeys("item:after");
    }

    @Test
    void aTombstoneIsPassedOver() {
        pipeline.feed(item("I"));

        raw(Topics.WORK_ITEMS).pipeInput("item:I".getBytes(UTF_8), null, NOW);
        pipeline.settle();

        assertThat(pipeline.deadLetters()).isEmpty();
        assertThat(pipeline.state(Topics.ITEMS)).containsOnlyKeys("item:I");
    }

    @Test
    void aDecisionByNobodyAnswersNothing() {
        pipeline.feed(item("I"));
        pipeline.feed(Told.closure("item:I", NOW.minusSeconds(60)).build());
        pipeline.settle();
        assertThat(onlyLetter().getMessage()).contains("by");
        assertThat(onlyLetter().getTopic()).isEqualTo("landfall.decisions");
        assertThat(alert().getStatus()).isEqualTo(AlertStatus.RAISED);

        pipeline.feed(Told.closure("item:I", NOW.minusSeconds(30), "ann").build());
        pipeline.settle();

        assertThat(alert().getStatus()).isEqualTo(AlertStatus.CLEARED);
    }

    @Test
    void usageOfNothingOfLessThanNothingOrBefore1970IsADeadLetter() {
        pipeline.feed(Told.use("click", NOW).setSignal(null).build());
        pipeline.feed(Told.use("click", NOW).setCount(-1).build());
        pipeline.feed(Told.use("click", Instant.parse("1969-12-31T23:59:59Z")).build());
        pipeline.feed(Told.use("click", NOW).setCount(0).build());
        pipeline.settle();

        assertThat(pipeline.deadLetters())
                .extracting(DeadLetter::getTopic, DeadLetter::getOffset)
                .containsExactly(tuple("landfall.usage", 0L), tuple("landfall.usage", 1L), tuple("landfall.usage", 2L));
    }

    @Test
    void aFactFromTheFutureWaitsUntilItsTimeComes() {
        pipeline.feed(Told.item("I", NOW.plus(Duration.ofDays(1)), StatusCategory.ACTIVE)
                .build());
        pipeline.settle();
        assertThat(pipeline.state(Topics.ITEMS)).isEmpty();
        assertThat(pipeline.deadLetters()).isEmpty();

        pipeline.jumpTo(NOW.plus(Duration.ofDays(1)));

        assertThat(pipeline.state(Topics.ITEMS)).containsOnlyKeys("item:I");
    }

    @Test
    void aFactTwiceIsOneFact() {
        pipeline.feed(List.of(item("I"), item("I")));
        pipeline.settle();

        assertThat(((Item) pipeline.state(Topics.ITEMS).get("item:I")).getEpisode())
                .isEqualTo(1);
        assertThat(alert().getEvidence().getCounts()).containsEntry("facts", 1L);
        assertThat(pipeline.alertLog()).hasSize(1);
    }

    /** An item that has been open for longer than the built-in window. */
    private static WorkItem item(String itemId) {
        return Told.item(itemId, NOW.minus(Duration.ofDays(40)), StatusCategory.ACTIVE)
                .build();
    }

    private Alert alert() {
        return (Alert) pipeline.state(Topics.ALERTS).values().iterator().next();
    }

    private DeadLetter onlyLetter() {
        assertThat(pipeline.deadLetters()).hasSize(1);
        return pipeline.deadLetters().get(0);
    }

    private static byte[] bytes(DeadLetter letter) {
        byte[] bytes = new byte[letter.getRaw().remaining()];
        letter.getRaw().duplicate().get(bytes);
        return bytes;
    }

    private TestInputTopic<byte[], byte[]> raw(TopicSpec topic) {
        return pipeline.driver().createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
