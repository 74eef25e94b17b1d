package io.landfall.topology;

import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Tick;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads the input topics, sends each fact to the stages that need it, and starts the clock. */
final class IntakeTask {

    static final String UNREADABLE = "UNREADABLE";

    private final Deserializer<SpecificRecord> deserializer;
    private final StageConfig config;
    private final ProcessorContext<String, Emission> context;
    private final Sender sender;
    private final HeardHours heard;
    private final Router router;
    private final ReadTime time;
    private final List<TopicPartition> partitions;

    IntakeTask(
            Deserializer<SpecificRecord> deserializer, StageConfig config, ProcessorContext<String, Emission> context) {
        this.deserializer = deserializer;
        this.config = config;
        this.context = context;
        sender = new Sender(context);
        heard = new HeardHours(context.getStateStore(HeardHours.STORE));
        router = new Router(sender::tell);
        time = new ReadTime(config);
        int partition = context.taskId().partition();
        partitions = PipelineTopology.INPUTS.stream()
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
    }

    void take(Record<byte[], byte[]> record) {
        Instant appended = time.read(record.timestamp());
        RecordMetadata from = context.recordMetadata().orElseThrow();
        byte @Nullable [] value = record.value();
        if (value == null) {
            return; // a tombstone of compaction: facts are never taken back
        }
        try {
            SpecificRecord fact = deserializer.deserialize(from.topic(), value);
            check(fact);
            router.route(fact, appended);
        } catch (SerializationException e) {
            refuse(value, UNREADABLE, e, from);
        } catch (BadFactException e) {
            refuse(value, e.reason(), e, from);
        }
    }

    /** The rules of the contract hold for whoever writes to the topics. */
    private static void check(SpecificRecord fact) throws BadFactException {
        if (!FactType.isFact(fact) || fact instanceof Usage) {
            throw new BadFactException(
                    BadFactException.UNKNOWN_TYPE, "a " + fact.getSchema().getFullName() + " does not belong here");
        } else if (Facts.isTooOld(fact)) {
            throw new BadFactException(BadFactException.BAD_INSTANT, "occurredAt", Facts.TOO_OLD);
        }
        FactJson.parse(FactJson.canonical(fact));
    }

    private void refuse(byte[] value, String reason, Exception why, RecordMetadata from) {
        sender.send(
                Channel.DEAD_LETTERS,
                from.topic(),
                Refusal.of(
                        value,
                        reason,
                        String.valueOf(why.getMessage()),
                        null,
                        from.topic(),
                        from.partition(),
                        from.offset()),
                1);
    }

    /** Tells the next stages how far this task has read. */
    void tick() {
        Instant now = time.tell(config.allRead().allReadAgo(partitions));
        if (now == null) {
            return;
        }
        heard.tellOnce("sources", hour -> sender.tell(Channel.SOURCES, hour.getSource(), Rows.hearing(hour, now)));
        int partition = context.taskId().partition();
        Envelope tick = new Envelope("", now, new Tick(Stage.task(Stage.INTAKE, partition), now));
        Stage.INTAKE.tellsTime().forEach(channel -> sender.tell(channel, Multicast.EVERYBODY, tick));
    }
}
