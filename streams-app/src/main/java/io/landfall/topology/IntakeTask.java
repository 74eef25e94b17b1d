package io.landfall.topology;

import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.event.FactType;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Tick;
import java.nio.ByteBuffer;
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

    private final Deserializer<SpecificRecord> deserializer;
    private final StageConfig config;
    private final ProcessorContext<String, Emission> context;
    private final Sender sender;
    private final HeardHours heard;
    private final Router router;
    private final List<TopicPartition> partitions;
    private Instant lastRead;
    private @Nullable Instant lastAppended;
    private @Nullable Instant told;

    IntakeTask(
            Deserializer<SpecificRecord> deserializer, StageConfig config, ProcessorContext<String, Emission> context) {
        this.deserializer = deserializer;
        this.config = config;
        this.context = context;
        sender = new Sender(context);
        heard = new HeardHours(context.getStateStore(HeardHours.STORE));
        router = new Router(heard::put, sender::tell);
        lastRead = config.clock().instant();
        int partition = context.taskId().partition();
        partitions = PipelineTopology.INPUTS.stream()
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
    }

    void take(Record<byte[], byte[]> record) {
        lastRead = config.clock().instant();
        Instant appended = config.timebase().apply(Instant.ofEpochMilli(record.timestamp()));
        lastAppended = appended;
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
            refuse(value, "UNREADABLE", String.valueOf(e.getMessage()), null, from);
        } catch (BadFactException e) {
            refuse(value, e.reason(), String.valueOf(e.getMessage()), null, from);
        }
    }

    /** The rules of the contract hold for whoever writes to the topics; usage, the flood, has few of them. */
    private static void check(SpecificRecord fact) throws BadFactException {
        if (!FactType.isFact(fact)) {
            throw new BadFactException(
                    BadFactException.UNKNOWN_TYPE,
                    "a " + fact.getSchema().getFullName() + " is no fact and does not belong here");
        } else if (Facts.isTooOld(fact)) {
            throw new BadFactException(BadFactException.BAD_INSTANT, "occurredAt", Facts.TOO_OLD);
        } else if (fact instanceof Usage usage) {
            if ((usage.getSignal() == null && usage.getFeature() == null) || usage.getCount() < 0) {
                throw new BadFactException(
                        BadFactException.OUT_OF_RANGE,
                        "usage",
                        "a usage has a signal or a feature, and no negative count");
            }
        } else {
            FactJson.parse(FactJson.canonical(fact));
        }
    }

    private void refuse(byte[] value, String reason, String message, @Nullable String source, RecordMetadata from) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message)
                .setRaw(ByteBuffer.wrap(value))
                .setTopic(from.topic())
                .setPartition(from.partition())
                .setOffset(from.offset())
                .setSource(source)
                .build();
        sender.send(Channel.DEAD_LETTERS, source == null ? from.topic() : source, letter, 1);
    }

    /**
     * Tells the next stages how far this task has read: the append time of the last record or, once nothing was left to read
     * for a while, the wall clock of that while ago, since what was appended a moment ago may be on its way.
     */
    void tick() {
        Instant idleSince = config.clock().instant().minus(config.idle());
        boolean idle = !idleSince.isBefore(lastRead) && config.allRead().test(partitions);
        Instant time = idle ? config.timebase().apply(idleSince) : lastAppended;
        if (time == null || (told != null && !time.isAfter(told))) {
            return;
        }
        told = time;
        Instant now = time;
        heard.tellOnce("sources", hour -> sender.tell(Channel.SOURCES, hour.getSource(), Router.hearing(hour, now)));
        int partition = context.taskId().partition();
        Envelope tick = new Envelope("", time, new Tick(Stage.task(Stage.INTAKE, partition), time));
        Stage.INTAKE.tellsTime().forEach(channel -> sender.tell(channel, Multicast.EVERYBODY, tick));
    }
}
