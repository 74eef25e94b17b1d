package io.landfall.bench.usage;

import io.landfall.bench.Spent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** A bare consumer that does nothing with what it reads. */
final class PollLine extends Line {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int EMPTY_POLLS = 150;

    private final UsageBed bed;
    private final long events;
    private final Deserializer<?> deserializer;

    /** @param deserializer of values; it stays open */
    PollLine(String what, UsageBed bed, long events, Deserializer<?> deserializer) {
        super(what);
        this.bed = bed;
        this.events = events;
        this.deserializer = deserializer;
    }

    /** As quick as a consumer can be made to poll, for limits and paths alike. */
    static Map<String, Object> settings(Map<String, Object> clients) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return settings;
    }

    @Override
    Stretch round(String name, LongConsumer progress) {
        try (KafkaConsumer<byte[], ?> consumer =
                new KafkaConsumer<>(settings(bed.settings()), new ByteArrayDeserializer(), deserializer)) {
            consumer.assign(UsageBed.input());
            long first = next(consumer).count();
            Spent begun = Spent.now(bed.stack());
            long read = first;
            while (read < events) {
                ConsumerRecords<byte[], ?> records = next(consumer);
                read += records.count();
                progress.accept(read);
            }
            return new Stretch(Spent.now(bed.stack()).since(begun), read - first);
        }
    }

    private static ConsumerRecords<byte[], ?> next(KafkaConsumer<byte[], ?> consumer) {
        for (int empty = 0; empty < EMPTY_POLLS; empty++) {
            ConsumerRecords<byte[], ?> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return records;
            }
        }
        throw new IllegalStateException("the broker has fewer events than were written");
    }
}
