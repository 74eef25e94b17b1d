package io.landfall.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.landfall.event.RandomFacts;
import io.landfall.schema.Progress;
import io.landfall.schema.Rollout;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroRegistrySerdeTest {

    private static final String TOPIC = "landfall.rollouts";
    private static final Instant AT = Instant.parse("2016-03-01T09:30:00.5Z");
    private static final Rollout ROLLOUT = new Rollout("r1", "flags", AT, null, "checkout", "prod", true, 25.0);

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final AvroRegistrySerializer<Rollout> serializer = new AvroRegistrySerializer<>(registry);
    private final AvroRegistryDeserializer<Rollout> deserializer = new AvroRegistryDeserializer<>(registry);

    @Provide
    Arbitrary<SpecificRecord> facts() {
        return RandomFacts.any();
    }

    @Property(tries = 300)
    void anyFactComesBackAsItWas(@ForAll("facts") SpecificRecord fact) {
        AvroRegistrySerde<SpecificRecord> serde = new AvroRegistrySerde<>(registry);

        byte[] bytes = serde.serializer().serialize("facts", fact);

        assertThat(serde.deserializer().deserialize("facts", bytes)).isEqualTo(fact);
    }

    @Test
    void writesConfluentsWireFormat() throws Exception {
        byte[] bytes = serializer.serialize(TOPIC, ROLLOUT);

        ByteBuffer wire = ByteBuffer.wrap(bytes);
        assertThat(wire.get()).isZero();
        int id = wire.getInt();
        assertThat(registry.getAllSubjects()).containsExactly("landfall.rollouts-value");
        Schema written = ((AvroSchema) registry.getSchemaById(id)).rawSchema();
        GenericRecord plain = new GenericDatumReader<GenericRecord>(written)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        assertThat(plain.get("feature")).hasToString("checkout");
        assertThat(plain.get("occurredAt")).isEqualTo(AT.toEpochMilli() * 1_000);
        assertThat(written.toString()).doesNotContain("avro.java.string").contains("Share of the audience");
    }

    @Test
    void readsOlderWriters() throws Exception {
        Schema older = SchemaBuilder.record("Rollout")
                .namespace("io.landfall.schema")
                .fields()
                .requiredString("feature")
                .requiredString("id")
                .name("occurredAt")
                .type(Rollout.getClassSchema().getField("occurredAt").schema())
                .noDefault()
                .requiredString("goneSince")
                .endRecord();
        GenericData.Record record = new GenericData.Record(older);
        record.put("feature", "checkout");
        record.put("id", "r1");
        record.put("occurredAt", AT.toEpochMilli() * 1_000);
        record.put("goneSince", "v0");

        Rollout read = deserializer.deserialize(TOPIC, wire(older, record));

        assertThat(read).isEqualTo(new Rollout("r1", "file", AT, null, "checkout", null, true, 100.0));
    }

    @Test
    void tombstonesStayNull() {
        assertThat(serializer.serialize(TOPIC, null)).isNull();
        assertThat(deserializer.deserialize(TOPIC, null)).isNull();
    }

    @Test
    void foreignBytesAreRefusedWithAReason() throws Exception {
        byte[] good = serializer.serialize(TOPIC, ROLLOUT);
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        byte[] unknownId = good.clone();
        unknownId[1] = 77;

        assertBad("{\"json\":true}".getBytes(), "a record of landfall.rollouts starts with byte 123");
        assertBad(new byte[] {0, 0, 0}, "has 3 bytes: Confluent's wire format has at least 5");
        assertBad(Arrays.copyOf(good, good.length - 3), "cannot read a record of landfall.rollouts");
        assertBad(longer, "there are bytes behind the record");
        assertBad(unknownId, "the schema registry could not find schema id");
    }

    @Test
    void recordsWithoutAGeneratedClassAreRefusedOrReadGenerically() throws Exception {
        Schema foreign = SchemaBuilder.record("com.example.Foreign")
                .fields()
                .requiredString("name")
                .endRecord();
        GenericData.Record record = new GenericData.Record(foreign);
        record.put("name", "n");
        byte[] bytes = wire(foreign, record);
        AvroRegistryDeserializer<IndexedRecord> generic = new AvroRegistryDeserializer<>(registry);
        generic.configure(Map.of("specific.avro.reader", "false"), false);

        assertBad(bytes, "com.example.Foreign, of which there is no generated class: specific.avro.reader=false");
        assertThat(((GenericRecord) generic.deserialize(TOPIC, bytes)).get("name"))
                .hasToString("n");
    }

    @Test
    void randomDamageIsRefusedOrReadAndNothingElse() {
        byte[] good = serializer.serialize(TOPIC, ROLLOUT);
        Random random = new Random(7);

        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = good.clone();
            damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt(256);
            try {
                deserializer.deserialize(TOPIC, damaged);
            } catch (SerializationException expected) {
                // Refused: fine.
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "io.confluent.kafka.serializers.subject.TopicNameStrategy, landfall.rollouts-value",
        "io.confluent.kafka.serializers.subject.RecordNameStrategy, io.landfall.schema.Rollout",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, landfall.rollouts-io.landfall.schema.Rollout",
        "RecordNameStrategy, io.landfall.schema.Rollout"
    })
    void namesSubjectsAsConfluentDoes(String strategy, String subject) throws Exception {
        serializer.configure(Map.of("value.subject.name.strategy", strategy), false);

        serializer.serialize(TOPIC, ROLLOUT);

        assertThat(registry.getAllSubjects()).containsExactly(subject);
    }

    @Test
    void keysHaveASubjectOfTheirOwn() throws Exception {
        serializer.configure(Map.of(), true);

        serializer.serialize(TOPIC, ROLLOUT);

        assertThat(registry.getAllSubjects()).containsExactly("landfall.rollouts-key");
    }

    @Test
    void withoutAutoRegistrationTheSchemaMustBeThere() throws Exception {
        serializer.configure(Map.of("auto.register.schemas", "false"), false);

        assertThatThrownBy(() -> serializer.serialize(TOPIC, ROLLOUT))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("auto.register.schemas is false");
        int id = registry.register(TOPIC + "-value", new AvroSchema(PlainSchema.of(Rollout.getClassSchema())));
        assertThat(ByteBuffer.wrap(serializer.serialize(TOPIC, ROLLOUT), 1, 4).getInt())
                .isEqualTo(id);
    }

    @Test
    void writesUnderTheLatestVersionByNameNotByPlace() throws Exception {
        Schema latest = SchemaBuilder.record("Rollout")
                .namespace("io.landfall.schema")
                .fields()
                .optionalString("note")
                .requiredString("feature")
                .requiredString("id")
                .name("occurredAt")
                .type(Rollout.getClassSchema().getField("occurredAt").schema())
                .noDefault()
                .requiredBoolean("enabled")
                .endRecord();
        int id = registry.register(TOPIC + "-value", new AvroSchema(latest));
        serializer.configure(Map.of("auto.register.schemas", false, "use.latest.version", true), false);

        byte[] bytes = serializer.serialize(TOPIC, ROLLOUT);

        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
        assertThat(deserializer.deserialize(TOPIC, bytes))
                .isEqualTo(new Rollout("r1", "file", AT, null, "checkout", null, true, 100.0));
    }

    @Test
    void oneSerializerServesManyTypesAndTopics() throws Exception {
        AvroRegistrySerde<SpecificRecord> serde = new AvroRegistrySerde<>(registry);
        Progress progress = new Progress("p", "flags", AT, 1L, AT);

        byte[] first = serde.serializer().serialize("a", ROLLOUT);
        byte[] second = serde.serializer().serialize("b", progress);

        assertThat(serde.deserializer().deserialize("a", first)).isEqualTo(ROLLOUT);
        assertThat(serde.deserializer().deserialize("b", second)).isEqualTo(progress);
        assertThat(registry.getAllSubjects()).containsExactlyInAnyOrder("a-value", "b-value");
    }

    @Test
    void settingsAreCheckedAtStart() {
        Map<String, Object> withUrl = new HashMap<>(Map.of("schema.registry.url", "mock://settings"));
        withUrl.put("value.subject.name.strategy", "com.example.Own");

        assertThatThrownBy(() -> new AvroRegistrySerializer<>().configure(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url is missing");
        assertThatThrownBy(() -> new AvroRegistrySerializer<>().configure(withUrl, false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("value.subject.name.strategy")
                .hasMessageContaining("com.example.Own")
                .hasMessageContaining("TopicNameStrategy");
        assertThatThrownBy(
                        () -> new AvroRegistryDeserializer<>().configure(Map.of("specific.avro.reader", "si"), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("specific.avro.reader");
    }

    @Test
    void unconfiguredSerdesSaySo() {
        assertThatThrownBy(() -> new AvroRegistrySerializer<Rollout>().serialize(TOPIC, ROLLOUT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("configure()");
    }

    private void assertBad(byte[] bytes, String message) {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(message);
    }

    private byte[] wire(Schema schema, GenericRecord record) throws Exception {
        int id = registry.register("foreign-value", new AvroSchema(schema));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @Test
    void threadsShareOneSerde() {
        List<Rollout> records = IntStream.range(0, 2_000)
                .mapToObj(i ->
                        new Rollout("r" + i, "s".repeat(i % 50), AT.plusSeconds(i), (long) i, "f", null, true, 1.0))
                .toList();

        List<Rollout> read = records.parallelStream()
                .map(record -> deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, record)))
                .toList();

        assertThat(read).isEqualTo(records);
    }
}
