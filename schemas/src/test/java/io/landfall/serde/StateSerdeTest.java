package io.landfall.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.RandomFacts;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Tick;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    private static final Instant AT = Instant.parse("2016-03-01T09:30:00.123456Z");

    private final StateSerde<Envelope> envelopes = StateSerde.of(Envelope.class);

    @Provide
    Arbitrary<SpecificRecord> facts() {
        return RandomFacts.any();
    }

    @Property(tries = 300)
    void anyFactComesBackAsItWas(@ForAll("facts") SpecificRecord fact) {
        Envelope envelope = new Envelope("row", AT, fact);

        assertThat(envelopes.fromBytes(envelopes.toBytes(envelope))).isEqualTo(envelope);
    }

    @Test
    void instantsInNestedRecordsAreConverted() {
        Deployment deployment = Deployment.newBuilder()
                .setId("1")
                .setOccurredAt(AT)
                .setDeploymentId("d")
                .setStatus(DeploymentStatus.SUCCEEDED)
                .build();
        StateSerde<DeploymentHistory> serde = StateSerde.of(DeploymentHistory.class);
        DeploymentHistory history = new DeploymentHistory("d", List.of(deployment), List.of());

        assertThat(serde.fromBytes(serde.toBytes(history))).isEqualTo(history);
    }

    @Test
    void writesMarkerAndFingerprint() {
        byte[] bytes = envelopes.toBytes(new Envelope("", AT, null));

        long fingerprint = SchemaNormalization.parsingFingerprint64(Envelope.getClassSchema());
        byte[] header = new byte[10];
        header[0] = (byte) 0xC3;
        header[1] = 0x01;
        for (int i = 0; i < 8; i++) {
            header[2 + i] = (byte) (fingerprint >>> 8 * i);
        }
        assertThat(Arrays.copyOf(bytes, 10)).isEqualTo(header);
    }

    @Test
    void readsWhatTheReleaseWrote() throws Exception {
        for (Schema released : ReleasedSchemas.of(Tick.getClassSchema())) {
            GenericData.Record tick = new GenericData.Record(released);
            tick.put("from", "intake/3");
            tick.put("time", 1_000_000L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new BinaryMessageEncoder<>(GenericData.get(), released).encode(tick, bytes);

            assertThat(StateSerde.of(Tick.class).fromBytes(bytes.toByteArray()))
                    .isEqualTo(new Tick("intake/3", Instant.ofEpochSecond(1)));
        }
        assertThat(ReleasedSchemas.of(Tick.getClassSchema())).hasSameSizeAs(ReleasedSchemas.VERSIONS);
    }

    @Test
    void readsWhatAnOlderSchemaWrote() throws Exception {
        Schema older = SchemaBuilder.record("Tick")
                .namespace("io.landfall.schema.internal")
                .fields()
                .requiredString("gone")
                .name("time")
                .type(Tick.getClassSchema().getField("time").schema())
                .noDefault()
                .requiredString("from")
                .endRecord();
        GenericData.Record tick = new GenericData.Record(older);
        tick.put("gone", "g");
        tick.put("time", 1_000_000L);
        tick.put("from", "intake/3");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryMessageEncoder<>(GenericData.get(), older).encode(tick, bytes);

        StateSerde<Tick> serde = new StateSerde<>(Tick.getClassSchema(), List.of(older));

        assertThat(serde.fromBytes(bytes.toByteArray())).isEqualTo(new Tick("intake/3", Instant.ofEpochSecond(1)));
    }

    @Test
    void tombstonesStayNull() {
        assertThat(envelopes.serializer().serialize("topic", null)).isNull();
        assertThat(envelopes.deserializer().deserialize("topic", (byte[]) null)).isNull();
    }

    @Test
    void foreignBytesAreRefused() {
        byte[] good = envelopes.toBytes(new Envelope("row", AT, null));
        byte[] cut = Arrays.copyOf(good, good.length - 1);
        byte[] unknown = good.clone();
        unknown[5] ^= 1;

        assertThatThrownBy(() -> envelopes.fromBytes("{\"json\":true}".getBytes()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("cannot read a io.landfall.schema.internal.Envelope of 13 bytes");
        assertThatThrownBy(() -> envelopes.fromBytes(cut)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> envelopes.fromBytes(unknown)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> envelopes.fromBytes(new byte[0])).isInstanceOf(SerializationException.class);
    }

    @Test
    void missingRequiredFieldIsRefused() {
        assertThatThrownBy(() -> envelopes.toBytes(new Envelope()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("cannot write a io.landfall.schema.internal.Envelope");
    }

    @Test
    void randomDamageIsRefusedOrReadAndNothingElse() {
        byte[] good = envelopes.toBytes(new Envelope("row", AT, item(1)));
        Random random = new Random(7);

        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = good.clone();
            damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt(256);
            try {
                envelopes.fromBytes(damaged);
            } catch (SerializationException expected) {
                // Refused: fine.
            }
        }
    }

    @Test
    void anIncidentLogPassesInWellUnderASecond() {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long start = System.nanoTime();
            for (int i = 0; i < 59_354; i++) {
                envelopes.fromBytes(envelopes.toBytes(new Envelope("row", AT, item(i))));
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(1));
    }

    private static WorkItem item(int i) {
        WorkItem item = new WorkItem();
        item.setId("event-" + i);
        item.setSource("csv-log:incidents");
        item.setOccurredAt(AT.plusSeconds(i));
        item.setSequence((long) i);
        item.setItemId("INC" + i % 9_202);
        item.setTitle("Category 12");
        item.setTeam("Group 70");
        item.setStatus("Awaiting User Info");
        item.setStatusCategory(StatusCategory.WAITING);
        item.setCreatedAt(AT);
        return item;
    }
}
