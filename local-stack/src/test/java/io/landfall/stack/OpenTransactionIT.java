package io.landfall.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction that is about to end when the broker is killed. */
class OpenTransactionIT {
    private static final TopicPartition PARTITION = new TopicPartition(Probe.TOPIC, 0);
    private static final String GROUP = "readers";
    private static final String TRANSACTION = "writer";

    @TempDir
    Path folder;

    @Test
    void endsAfterTheKillAsItWasToEnd() throws Exception {
        try (StackMain.Running killed = StackMain.Running.on(folder.toString())) {
            new Probe(killed.endpoints()).createTopic();
            commit(killed.endpoints());
            killed.kill();
            await().atMost(10, SECONDS).until(() -> !killed.registry().isAlive());
        }
        // As if it had been killed when the end was decided on, and no partition had been told.
        dropLastBatch("__transaction_state-0");
        dropLastBatch("__consumer_offsets-0");
        dropLastBatch(PARTITION.toString());

        try (LocalStack stack = LocalStack.start(folder)) {
            assertThat(stableOffset(stack.endpoints())).isEqualTo(7);
            assertThat(committed(stack.endpoints())).containsExactly("said");
        }
    }

    private static void commit(Endpoints endpoints) throws Exception {
        Map<String, Object> settings = client(endpoints);
        settings.put("transactional.id", TRANSACTION);
        try (Admin admin = Admin.create(client(endpoints));
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Probe.TOPIC, "said"));
            producer.sendOffsetsToTransaction(
                    Map.of(PARTITION, new OffsetAndMetadata(7)), new ConsumerGroupMetadata(GROUP));
            producer.commitTransaction();
            await().atMost(10, SECONDS).until(() -> state(admin) == TransactionState.COMPLETE_COMMIT);
        }
    }

    private static TransactionState state(Admin admin) throws Exception {
        return admin.describeTransactions(List.of(TRANSACTION))
                .description(TRANSACTION)
                .get()
                .state();
    }

    private void dropLastBatch(String partition) throws IOException {
        Path log = folder.resolve("broker").resolve(partition).resolve("00000000000000000000.log");
        try (FileRecords records = FileRecords.open(log.toFile())) {
            int last = 0;
            for (FileChannelRecordBatch batch : records.batches()) {
                last = batch.position();
            }
            records.truncateTo(last);
        }
    }

    private static long stableOffset(Endpoints endpoints) throws Exception {
        ListConsumerGroupOffsetsOptions stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        try (Admin admin = Admin.create(client(endpoints))) {
            return admin.listConsumerGroupOffsets(GROUP, stable.timeoutMs(20_000))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(PARTITION)
                    .offset();
        }
    }

    private static List<String> committed(Endpoints endpoints) {
        Map<String, Object> settings = client(endpoints);
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            return consumer.poll(Duration.ofSeconds(10)).records(PARTITION).stream()
                    .map(each -> each.value())
                    .toList();
        }
    }

    private static Map<String, Object> client(Endpoints endpoints) {
        return new HashMap<>(Map.of("bootstrap.servers", endpoints.bootstrapServers()));
    }
}
