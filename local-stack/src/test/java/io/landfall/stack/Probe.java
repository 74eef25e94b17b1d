package io.landfall.stack;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Uses a stack as its users do, through Kafka's and Confluent's clients. */
record Probe(Endpoints endpoints) {
    static final String TOPIC = "probe";

    void createTopic() throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    void send(String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    List<String> read() {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (var consumer = new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> values.add(each.value()));
            }
            return values;
        }
    }

    int register(String subject, AvroSchema schema) throws Exception {
        try (var registry = registry()) {
            return registry.register(subject, schema);
        }
    }

    int idOf(String subject, AvroSchema schema) throws Exception {
        try (var registry = registry()) {
            return registry.getId(subject, schema);
        }
    }

    AvroSchema byId(int id) throws Exception {
        try (var registry = registry()) {
            return (AvroSchema) registry.getSchemaById(id);
        }
    }

    String compatibility() throws Exception {
        try (var registry = registry()) {
            return registry.getCompatibility(null);
        }
    }

    static AvroSchema schema(String name) {
        return new AvroSchema(
                SchemaBuilder.record(name).fields().requiredString("id").endRecord());
    }

    private CachedSchemaRegistryClient registry() {
        return new CachedSchemaRegistryClient(List.of(endpoints.registryUrl()), 10, Map.of());
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", endpoints.bootstrapServers());
    }
}
