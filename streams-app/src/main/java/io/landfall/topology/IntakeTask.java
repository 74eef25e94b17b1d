package io.landfall.topology;

import io.landfall.domain.fact.Hours;
import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Decision;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Progress;
import io.landfall.schema.Rollout;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Claim;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.Heard;
import io.landfall.schema.internal.Tick;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
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
    private Instant lastRead;
    private @Nullable Instant lastAppended;
    private @Nullable Instant told;

    IntakeTask(
            Deserializer<SpecificRecord> deserializer,
            StageConfig config,
            ProcessorContext<String, Emission> context) {
        this.deserializer = deserializer;
        this.config = config;
        this.context = context;
        sender = new Sender(context);
        heard = new HeardHours(context.getStateStore(HeardHours.STORE));
        lastRead = config.clock().instant();
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
            route(fact, appended);
        } catch (SerializationException e) {
            refuse(value, "UNREADABLE", e.getMessage(), null, from);
        } catch (BadFactException e) {
            refuse(value, e.reason(), e.getMessage(), null, from);
        }
    }

    /** The rules of the contract hold for whoever writes to the topics; usage, the flood, has few of them. */
    private static void check(SpecificRecord fact) throws BadFactException {
        if (fact instanceof Usage usage) {
            if ((usage.getSignal() == null && usage.getFeature() == null) || usage.getCount() < 0) {
                throw new BadFactException("OUT_OF_RANGE", "usage", "a usage has a signal or a feature, and no negative count");
            }
        } else {
            FactJson.parse(FactJson.canonical(fact));
        }
    }

    private void route(SpecificRecord fact, Instant appended) {
        Envelope row = new Envelope(Rows.of(fact), appended, fact);
        if (fact instanceof WorkItem item) {
            sender.tell(Channel.ITEMS, item.getItemId(), row);
            claim(item, appended);
        } else if (fact instanceof Deployment deployment) {
            sender.tell(Channel.DEPLOYMENTS, deployment.getDeploymentId(), row);
        } else if (fact instanceof Usage usage) {
            use(usage, row);
        } else if (fact instanceof Decision decision) {
            decide(decision, row);
        } else if (fact instanceof Rollout rollout) {
            sender.tell(Channel.FEATURES, rollout.getFeature(), row);
        } else if (fact instanceof Feature feature) {
            sender.tell(Channel.FEATURES, feature.getFeature(), row);
            sender.tell(Channel.ITEMS, Multicast.EVERYBODY, row);
            sender.tell(Channel.REFERENCES, Multicast.EVERYBODY, row);
        } else if (fact instanceof Policy || fact instanceof Progress) {
            sender.tell(Channel.ITEMS, Multicast.EVERYBODY, row);
            sender.tell(Channel.FEATURES, Multicast.EVERYBODY, row);
        }
    }

    /** Tells each key that the item bears, or bore, who bears it. */
    private void claim(WorkItem item, Instant appended) {
        List<String> keys = new ArrayList<>(Objects.requireNonNullElse(item.getFormerKeys(), List.of()));
        if (item.getKey() != null) {
            keys.add(item.getKey());
        }
        FactOrder since = new FactOrder(item.getOccurredAt(), item.getSource(), item.getSequence(), item.getId());
        Claim claim = new Claim(item.getItemId(), since);
        for (String key : keys) {
            String row = Rows.name("claim", item.getItemId());
            sender.tell(Channel.REFERENCES, ReferenceLogic.subject(key), new Envelope(row, appended, claim));
        }
    }

    private void use(Usage usage, Envelope row) {
        long hour = Hours.of(usage.getOccurredAt());
        sender.tell(Channel.REFERENCES, ReferenceLogic.subject(usage, hour), row);
        if (heard.put(usage.getSource(), hour, usage.getOccurredAt())) {
            Heard hearing = new Heard(usage.getSource(), hour, usage.getOccurredAt());
            String name = Rows.name("heard", usage.getSource(), Long.toString(hour));
            sender.tell(Channel.FEATURES, Multicast.EVERYBODY, new Envelope(name, row.getHeardAt(), hearing));
        }
    }

    private void decide(Decision decision, Envelope row) {
        String subject = decision.getSubject();
        String name = subject.substring(subject.indexOf(':') + 1);
        if (subject.startsWith("item:")) {
            sender.tell(Channel.ITEMS, name, row);
        } else if (subject.startsWith("feature:")) {
            sender.tell(Channel.FEATURES, name, row);
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

    /** Tells the next stages how far this task has read: the last append time, or the wall clock once all is read. */
    void tick() {
        boolean idle = !config.clock().instant().isBefore(lastRead.plus(config.idle()));
        Instant time = idle ? config.now() : lastAppended;
        if (time == null || (told != null && !time.isAfter(told))) {
            return;
        }
        told = time;
        int partition = context.taskId().partition();
        Envelope tick = new Envelope("", time, new Tick(Stage.task(Stage.INTAKE, partition), time));
        Stage.INTAKE.tellsTime().forEach(channel -> sender.tell(channel, Multicast.EVERYBODY, tick));
    }
}
