package io.landfall.bench.usage;

import io.landfall.bench.usage.UsagePath.Setting;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.UseRollup;
import io.landfall.serde.StateSerde;
import io.landfall.topology.Channel;
import io.landfall.topology.PipelineTopology;
import io.landfall.usage.UseRoll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What usage was rolled up to, counted once more. */
final class RolledUp {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Sets of 128 facts and more are estimated, each with a standard error of 9 %; of all of them it is 0.2 %. */
    private static final double TOLERANCE = 0.01;

    private RolledUp() {}

    /** @throws IllegalStateException where events were lost or counted twice */
    static void requireAll(Setting setting) {
        long facts = facts(setting);
        if (Math.abs(facts - setting.events()) > TOLERANCE * setting.events()) {
            throw new IllegalStateException("of " + setting.events() + " events " + facts + " were rolled up");
        }
    }

    private static long facts(Setting setting) {
        Map<String, Object> settings = PollLine.settings(setting.clients());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<TopicPartition> partitions = UsageBed.partitions(
                        PipelineTopology.rollupTopic(setting.applicationId(), Channel.REFERENCES))
                .toList();
        long facts = 0;
        try (Consumer<byte[], Envelope> consumer = new KafkaConsumer<>(
                settings,
                new ByteArrayDeserializer(),
                StateSerde.of(Envelope.class).deserializer())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<byte[], Envelope> each : consumer.poll(POLL)) {
                    if (each.value().getPayload() instanceof UseRollup rollup) {
                        facts += UseRoll.of(rollup).facts();
                    }
                }
            }
        }
        return facts;
    }
}
