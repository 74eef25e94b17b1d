package io.landfall.topology;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has read its inputs: the append time of the last record or, once nothing was left to read for a while, the
 * wall clock of a moment ago, since what was appended since then may be on its way.
 */
final class ReadTime {

    private final StageConfig config;
    private Instant lastRead;
    private @Nullable Instant lastAppended;
    private @Nullable Instant told;

    ReadTime(StageConfig config) {
        this.config = config;
        lastRead = config.clock().instant();
    }

    /** Takes note of a record; its append time, in the time that the domain lives in. */
    Instant read(long timestamp) {
        Instant appended = config.timebase().apply(Instant.ofEpochMilli(timestamp));
        read(appended);
        return appended;
    }

    /** Takes note of records; when the last of them was appended. */
    void read(Instant appended) {
        lastRead = config.clock().instant();
        lastAppended = appended;
    }

    /** Whether nothing was read for a while. */
    private boolean idle() {
        return !config.clock().instant().minus(config.idle()).isBefore(lastRead);
    }

    /** Whether the last record was appended longer ago than that. */
    boolean isLate(Duration than) {
        return lastAppended != null && lastAppended.isBefore(config.now().minus(than));
    }

    /**
     * The time, if it is later than what was told last; from then on it is told.
     *
     * @param allReadAgo how long ago everything there was had been read; null where there is more
     */
    @Nullable
    Instant tell(@Nullable Duration allReadAgo) {
        Instant time = lastAppended;
        if (allReadAgo != null && idle()) {
            Instant now = config.clock().instant();
            time = config.timebase().apply(now.minus(allReadAgo).minus(config.onItsWay()));
        }
        if (time == null || (told != null && !time.isAfter(told))) {
            return null;
        }
        told = time;
        return time;
    }
}
