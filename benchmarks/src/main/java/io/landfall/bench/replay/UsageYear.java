package io.landfall.bench.replay;

import io.landfall.bench.Zipf;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * Delivered features and their use, day after day: few features, few of their signals and few actors make most of it, and there
 * is less at night. All days have the same number of events, so that their rates can be compared; no two have one id. The same
 * again each time, but for the dates.
 */
final class UsageYear {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String SOURCE = "otel:web";
    private static final int ACTORS = 50_000;
    private static final int STEPS = 3;
    private static final int PERCENT = 100;
    private static final int INTERNAL_BELOW = 5;
    private static final int BOTS_BELOW = 10;
    private static final int EXPOSURES_BELOW = 10;

    private final SplittableRandom random = new SplittableRandom(20_260_501);
    private final DailyRhythm rhythm = new DailyRhythm();
    private final Zipf ranks;
    private final Zipf signals = new Zipf(STEPS + 1);
    private final Zipf actors = new Zipf(ACTORS);
    private final String[] actorHashes =
            random.longs(ACTORS).mapToObj(Long::toHexString).toArray(String[]::new);
    private final int features;
    private final long eventsADay;
    private final Instant begin;

    /** @param begin of day 0 */
    UsageYear(int features, long eventsADay, Instant begin) {
        this.features = features;
        this.eventsADay = eventsADay;
        this.begin = begin;
        ranks = new Zipf(features);
    }

    long eventsADay() {
        return eventsADay;
    }

    Instant endOf(int day) {
        return begin.plus(DAY.multipliedBy(day + 1L));
    }

    /** The catalogue and the deliveries, of the day before. */
    List<SpecificRecord> told() {
        Instant at = begin.minus(DAY);
        List<SpecificRecord> told = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            told.add(Feature.newBuilder()
                    .setId("catalogue-" + i)
                    .setSource("file:catalogue.yaml")
                    .setOccurredAt(at)
                    .setFeature(name(i))
                    .setSources(List.of(SOURCE))
                    .setSignals(List.of(signal(i, 0), signal(i, 1), signal(i, 2), name(i) + "/items/*"))
                    .build());
            told.add(Deployment.newBuilder()
                    .setId("delivery-" + i)
                    .setSource("ci")
                    .setOccurredAt(at)
                    .setDeploymentId("delivery-" + i)
                    .setService("shop")
                    .setStatus(DeploymentStatus.SUCCEEDED)
                    .setFeatures(List.of(name(i)))
                    .build());
        }
        return told;
    }

    /** @param number of the event in its day, from 0 on; the later, the later it happened */
    Usage event(int day, long number) {
        Usage usage = new Usage();
        usage.setId(new UUID(random.nextLong(), random.nextLong()).toString());
        usage.setSource(SOURCE);
        double share = (number + random.nextDouble()) / eventsADay;
        usage.setOccurredAt(endOf(day).minus(DAY).plusMillis((long) (rhythm.at(share) * DAY.toMillis())));
        usage.setSignal(signal(ranks.draw(random), signals.draw(random)));
        usage.setFact(random.nextInt(PERCENT) < EXPOSURES_BELOW ? UsageFact.EXPOSURE : UsageFact.USE);
        usage.setActor(actorHashes[actors.draw(random)]);
        usage.setActorClass(actorClass(random.nextInt(PERCENT)));
        usage.setCount(1);
        return usage;
    }

    /** Three by name, the last along a route, of which telemetry tells the template. */
    private static String signal(int feature, int rank) {
        return name(feature) + (rank < STEPS ? "/step-" + rank : "/items/{id}");
    }

    private static String name(int feature) {
        return "feature-" + feature;
    }

    private static ActorClass actorClass(int percentile) {
        if (percentile < INTERNAL_BELOW) {
            return ActorClass.INTERNAL;
        }
        return percentile < BOTS_BELOW ? ActorClass.BOT : ActorClass.EXTERNAL;
    }
}
