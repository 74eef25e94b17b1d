package io.landfall.gateway;

import io.landfall.serde.AvroRegistryDeserializer;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.TopicAdmin;
import io.landfall.topic.TopicSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A gateway on a real stack. */
final class GatewayBed implements AutoCloseable {

    private final Path folder;
    private LocalStack stack;
    private final Gateway gateway;

    /** @param config of the gateway; {@code ${GITHUB_SECRET}} is {@code secret} */
    GatewayBed(Path folder, String config, String secret) throws Exception {
        this.folder = folder;
        stack = LocalStack.start(folder.resolve("stack"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            TopicAdmin.createOrVerify(admin, OptionalInt.of(2), (short) 1);
        }
        Path file = Files.writeString(folder.resolve("gateway.yaml"), config);
        gateway = Gateway.start(
                settings(), GatewayConfig.read(file.toString(), Map.of("GITHUB_SECRET", secret)::get, signal -> false));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    int port() {
        return gateway.port();
    }

    void stopBroker() {
        stack.close();
    }

    /** Where it was before. */
    void startBroker() {
        int broker = URI.create("kafka://" + stack.bootstrapServers()).getPort();
        int registry = URI.create(stack.registryUrl()).getPort();
        stack = LocalStack.start(
                folder.resolve("stack"),
                Options.defaults().withBrokerPort(broker).withRegistryPort(registry));
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", stack.bootstrapServers(), "schema.registry.url", stack.registryUrl());
    }

    /** All that is in a topic. */
    List<SpecificRecord> read(TopicSpec topic) {
        Map<String, Object> settings = new HashMap<>(settings());
        AvroRegistryDeserializer<SpecificRecord> deserializer = new AvroRegistryDeserializer<>();
        deserializer.configure(settings, false);
        List<SpecificRecord> all = new ArrayList<>();
        try (KafkaConsumer<String, SpecificRecord> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), deserializer)) {
            List<TopicPartition> partitions = IntStream.range(
                            0, consumer.partitionsFor(topic.name()).size())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(Duration.ofMillis(100))) {
                    all.add(record.value());
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        gateway.close();
        stack.close();
    }
}
