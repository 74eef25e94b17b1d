package io.landfall.bench.usage;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a transactional loop costs before Kafka Streams that rolls up with distinct ids, without routing and actors: the least that
 * the real path can come down to.
 */
final class PrototypePath implements UsagePath {

    private static final Duration POLL = Duration.ofMillis(200);

    @Override
    public String what(int threads) {
        return "prototype of the usage path, " + (threads == 1 ? "1 thread" : threads + " threads");
    }

    @Override
    public Running start(Setting setting) {
        return new Rolling(setting);
    }

    private static final class Rolling implements Running {

        private final Setting setting;
        private final String output;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final List<PrototypeLoop> loops;
        private final List<Thread> threads;

        Rolling(Setting setting) {
            this.setting = setting;
            output = UsageBed.ownTopic(setting, "roll-ups");
            loops = IntStream.range(0, setting.threads()).mapToObj(this::loop).toList();
            threads = loops.stream()
                    .map(loop -> new Thread(loop, "landfall-bench-roll-up"))
                    .toList();
            threads.forEach(thread -> {
                thread.setDaemon(true);
                thread.setUncaughtExceptionHandler((which, problem) -> failure.compareAndSet(null, problem));
                thread.start();
            });
        }

        private PrototypeLoop loop(int number) {
            Map<String, Object> reading = PollLine.settings(setting.clients());
            reading.put(ConsumerConfig.GROUP_ID_CONFIG, group());
            Map<String, Object> writing = new HashMap<>(setting.clients());
            writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group() + '-' + number);
            writing.put(ProducerConfig.LINGER_MS_CONFIG, 20);
            writing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            writing.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
            return new PrototypeLoop(
                    new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new UsageDecoder()),
                    new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer()),
                    output);
        }

        @Override
        public String group() {
            return setting.applicationId() + "-usage";
        }

        @Override
        public @Nullable Throwable failure() {
            return failure.get();
        }

        @Override
        public void close() {
            loops.forEach(PrototypeLoop::stop);
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            requireAll();
        }

        private void requireAll() {
            Map<String, Object> settings = PollLine.settings(setting.clients());
            settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            List<TopicPartition> partitions = IntStream.range(0, UsageBed.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(output, partition))
                    .toList();
            long rolledUp = 0;
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.assign(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                    for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                        rolledUp += PrototypeCell.events(each.value());
                    }
                }
            }
            if (rolledUp != setting.events()) {
                throw new IllegalStateException("of " + setting.events() + " events " + rolledUp + " were rolled up");
            }
        }
    }
}
