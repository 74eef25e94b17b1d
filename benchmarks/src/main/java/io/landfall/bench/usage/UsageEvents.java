package io.landfall.bench.usage;

import io.landfall.bench.Zipf;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Events of a day one after the other, roughly as they happened: few signals and few actors make most of them, no two have one id.
 * The same again each time, but for the day.
 */
public final class UsageEvents {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long LATE_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int ACTORS = 50_000;
    private static final int PERCENT = 100;
    private static final int INTERNAL_BELOW = 5;
    private static final int BOTS_BELOW = 10;
    private static final int EXPOSURES_BELOW = 10;

    private final SplittableRandom random = new SplittableRandom(20_260_201);
    private final Zipf signals = new Zipf(UsageCatalogue.SIGNALS);
    private final Zipf actors = new Zipf(ACTORS);
    private final String[] signalNames = IntStream.range(0, UsageCatalogue.SIGNALS)
            .mapToObj(UsageCatalogue::signal)
            .toArray(String[]::new);
    private final String[] actorHashes =
            random.longs(ACTORS).mapToObj(Long::toHexString).toArray(String[]::new);
    private final long total;
    private final Instant end;
    private long made;

    /** @param end of the day */
    public UsageEvents(long total, Instant end) {
        this.total = total;
        this.end = end;
    }

    public Usage next() {
        Usage usage = new Usage();
        usage.setId(new UUID(random.nextLong(), random.nextLong()).toString());
        usage.setSource("otel:web");
        usage.setOccurredAt(happened());
        usage.setSignal(signalNames[signals.draw(random)]);
        usage.setFact(random.nextInt(PERCENT) < EXPOSURES_BELOW ? UsageFact.EXPOSURE : UsageFact.USE);
        usage.setActor(actorHashes[actors.draw(random)]);
        usage.setActorClass(actorClass(random.nextInt(PERCENT)));
        usage.setCount(1);
        made++;
        return usage;
    }

    private Instant happened() {
        long heard = (long) ((double) (made + 1) / total * DAY.toMillis());
        return end.minus(DAY).plusMillis(Math.max(0, heard - random.nextLong(LATE_MILLIS)));
    }

    private static ActorClass actorClass(int percentile) {
        if (percentile < INTERNAL_BELOW) {
            return ActorClass.INTERNAL;
        }
        return percentile < BOTS_BELOW ? ActorClass.BOT : ActorClass.EXTERNAL;
    }
}
