package io.landfall.topology;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Records of one partition of the usage topic, decoded, and not rolled up yet: that may be up to another thread. */
public final class UsageRecords {

    private final int partition;
    private final List<Usage> usages;
    private final List<Instant> appended;
    private final List<DeadLetter> refused = new ArrayList<>();
    private @Nullable Instant last;

    private UsageRecords(int partition, int size) {
        this.partition = partition;
        usages = new ArrayList<>(size);
        appended = new ArrayList<>(size);
    }

    /** @param records of the partition, in their order */
    public static UsageRecords decode(
            int partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Deserializer<SpecificRecord> deserializer,
            StageConfig config) {
        UsageRecords decoded = new UsageRecords(partition, records.size());
        UnaryOperator<Instant> timebase = config.timebase();
        long timestamp = -1;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (decoded.last == null || record.timestamp() != timestamp) { // a batch of the broker's has one
                timestamp = record.timestamp();
                decoded.last = timebase.apply(Instant.ofEpochMilli(timestamp));
            }
            decoded.decode(record, decoded.last, deserializer);
        }
        return decoded;
    }

    private void decode(
            ConsumerRecord<byte[], byte[]> record, Instant when, Deserializer<SpecificRecord> deserializer) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return; // facts are never taken back
        }
        try {
            usages.add(usage(deserializer.deserialize(record.topic(), value)));
            appended.add(when);
        } catch (SerializationException e) {
            refuse(record, IntakeTask.UNREADABLE, e);
        } catch (BadFactException e) {
            refuse(record, e.reason(), e);
        }
    }

    /** The flood has few rules. */
    private static Usage usage(SpecificRecord fact) throws BadFactException {
        if (!(fact instanceof Usage usage)) {
            throw new BadFactException(
                    BadFactException.UNKNOWN_TYPE,
                    "a " + fact.getSchema().getFullName() + " is no usage and does not belong here");
        } else if (Facts.isTooOld(usage)) {
            throw new BadFactException(BadFactException.BAD_INSTANT, "occurredAt", Facts.TOO_OLD);
        } else if ((usage.getSignal() == null && usage.getFeature() == null) || usage.getCount() < 0) {
            throw new BadFactException(
                    BadFactException.OUT_OF_RANGE, "usage", "a usage has a signal or a feature, and no negative count");
        }
        return usage;
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, String reason, Exception why) {
        refused.add(Refusal.of(
                record.value(),
                reason,
                String.valueOf(why.getMessage()),
                null,
                record.topic(),
                record.partition(),
                record.offset()));
    }

    int partition() {
        return partition;
    }

    int size() {
        return usages.size();
    }

    Usage usage(int i) {
        return usages.get(i);
    }

    /** When the pipeline heard a usage. */
    Instant appended(int i) {
        return appended.get(i);
    }

    List<DeadLetter> refused() {
        return refused;
    }

    /** When the last record was appended, refused or not; null where there is none. */
    @Nullable
    Instant lastAppended() {
        return last;
    }
}
