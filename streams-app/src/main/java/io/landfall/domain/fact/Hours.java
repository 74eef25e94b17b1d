package io.landfall.domain.fact;

import java.time.Instant;

/** Whole UTC hours since 1970. */
public final class Hours {

    private static final long SECONDS = 3600;

    private Hours() {}

    /** The hour that an instant lies in. */
    public static long of(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }

    /** The first hour that does not start before an instant. */
    public static long ceiling(Instant instant) {
        long hour = of(instant);
        return start(hour).equals(instant) ? hour : hour + 1;
    }

    public static Instant start(long hour) {
        return Instant.ofEpochSecond(Math.multiplyExact(hour, SECONDS));
    }
}
