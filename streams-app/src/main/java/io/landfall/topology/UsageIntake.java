package io.landfall.topology;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads partitions of the usage topic: rolls them up, all into one, and tells the time of each as the tasks of the first stage
 * do. Whoever runs it owes it that what it tells and how far it has read are committed as one.
 */
public final class UsageIntake {

    /** Takes what there is to tell. */
    public interface Out {

        /** To one subject, or to {@link #EVERYBODY}, of a stage. */
        void tell(Channel stage, String subject, Envelope row);

        void refuse(DeadLetter letter);
    }

    /** The subject that stands for every task of a stage. */
    public static final String EVERYBODY = Multicast.EVERYBODY;

    private final Deserializer<SpecificRecord> deserializer;
    private final StageConfig config;
    private final Out out;
    private final UsageRollup rollup;
    private final Map<Integer, ReadTime> times = new TreeMap<>();

    /** @param patterns those of the catalogue that a signal matches, for sources that have too many signals */
    public UsageIntake(
            Deserializer<SpecificRecord> deserializer,
            StageConfig config,
            Function<String, List<String>> patterns,
            Out out) {
        this.deserializer = deserializer;
        this.config = config;
        this.out = out;
        rollup = new UsageRollup(out::tell, patterns);
    }

    /** Reads a partition from now on. */
    public void begin(int partition) {
        times.put(partition, new ReadTime(config));
    }

    /** Reads a partition no more; what was read of it was flushed. */
    public void end(int partition) {
        times.remove(partition);
    }

    /** Takes records of one partition. */
    public void take(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
        ReadTime time = Objects.requireNonNull(times.get(partition), "a partition is begun before it is read");
        time.readsNow();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record, time.appended(record.timestamp()));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Instant appended) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return; // facts are never taken back
        }
        try {
            rollup.add(usage(deserializer.deserialize(record.topic(), value)), appended);
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
        out.refuse(Refusal.of(
                record.value(),
                reason,
                String.valueOf(why.getMessage()),
                null,
                record.topic(),
                record.partition(),
                record.offset()));
    }

    /** Whether what was read of a partition last had been there for longer than that. */
    public boolean isLate(int partition, Duration than) {
        return Objects.requireNonNull(times.get(partition), "a partition is begun before it is read")
                .isLate(than);
    }

    /** How many sets wait for the next flush. */
    public int size() {
        return rollup.size();
    }

    /**
     * Tells everything that was rolled up, and then the time of each partition where it moved on.
     *
     * @param allRead whether nothing is left to read of a partition
     */
    public void flush(IntPredicate allRead) {
        rollup.flush();
        times.forEach((partition, time) -> {
            Instant now = time.tell(allRead.test(partition) ? Duration.ZERO : null);
            if (now != null) {
                Envelope tick = new Envelope("", now, new Tick(Stage.task(Stage.USAGE, partition), now));
                Stage.USAGE.tellsTime().forEach(channel -> out.tell(channel, Multicast.EVERYBODY, tick));
            }
        });
    }
}
