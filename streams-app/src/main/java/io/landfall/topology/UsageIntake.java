package io.landfall.topology;

import io.landfall.schema.DeadLetter;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
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

    private final StageConfig config;
    private final Out out;
    private final UsageRollup rollup;
    private final Map<Integer, ReadTime> times = new TreeMap<>();

    /** @param patterns those of the catalogue that a signal matches, for sources that have too many signals */
    public UsageIntake(StageConfig config, Function<String, List<String>> patterns, Out out) {
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

    /** Takes records of a partition that it reads. */
    public void take(UsageRecords records) {
        ReadTime time = time(records.partition());
        Instant last = records.lastAppended();
        if (last != null) {
            time.read(last);
        }
        records.refused().forEach(out::refuse);
        for (int i = 0; i < records.size(); i++) {
            rollup.add(records.usage(i), records.appended(i));
        }
    }

    private ReadTime time(int partition) {
        return Objects.requireNonNull(times.get(partition), "a partition is begun before it is read");
    }

    /** Whether what was read of a partition last had been there for longer than that. */
    public boolean isLate(int partition, Duration than) {
        return time(partition).isLate(than);
    }

    /** How many sets wait for the next flush. */
    public int size() {
        return rollup.size();
    }

    /**
     * Tells everything that was rolled up, and then the time of each partition where it moved on.
     *
     * @param allReadAgo how long ago all that there was of a partition had been read; null where there is more
     */
    public void flush(IntFunction<@Nullable Duration> allReadAgo) {
        rollup.flush();
        times.forEach((partition, time) -> {
            Instant now = time.tell(allReadAgo.apply(partition));
            if (now != null) {
                Envelope tick = new Envelope("", now, new Tick(Stage.task(Stage.USAGE, partition), now));
                Stage.USAGE.tellsTime().forEach(channel -> out.tell(channel, Multicast.EVERYBODY, tick));
            }
        });
    }
}
