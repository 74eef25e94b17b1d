package io.landfall.cli;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.usage.UseRoll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Delivered features and their usage in hours that hold few facts, or many. Each feature is there twice: the facts of the
 * one are sent once, so that none may get lost, those of the other three times, so that none may count again.
 */
final class UsageSample {

    private static final List<String> SOURCES = List.of("web", "app");
    private static final int FEW = 45;
    private static final int ALMOST = UseRoll.EXACT - 1;
    private static final int MANY = 3_000;

    private final Random random;
    private final long hour;
    private final List<SpecificRecord> catalogue = new ArrayList<>();
    private final Map<String, List<Usage>> usage = new TreeMap<>();
    private final List<Usage> sent = new ArrayList<>();

    UsageSample(Random random, Instant now) {
        this.random = random;
        this.hour = Hours.of(now.minus(Duration.ofHours(8)));
        features("once", 1);
        features("thrice", 3);
        Collections.shuffle(sent, random);
    }

    private void features(String name, int times) {
        feature(name + "-few", name + ".add", name + ".pay");
        feature(name + "-almost", name + ".almost");
        feature(name + "-report", name + ".report.*");
        feature(name + "-order", '/' + name + "/orders/{id}");
        feature(name + "-search", name + ".search");
        feature(name + "-browse", name + ".browse");
        feature(name + "-named");
        for (int at = 0; at < 3; at++) {
            used(name + "-few", name + ".add", at, FEW, times);
            used(name + "-few", name + ".pay", at, FEW, times);
            used(name + "-almost", name + ".almost", at, ALMOST, times);
            for (String report : List.of("day", "week", "year")) {
                used(name + "-report", name + ".report." + report, at, FEW, times);
            }
            for (int order = 0; order < 20; order++) {
                used(name + "-order", '/' + name + "/orders/" + order, at, 2, times);
            }
            used(name + "-search", name + ".search", at, MANY / 2, times);
            used(name + "-browse", name + ".browse", at, at == 1 ? UseRoll.EXACT : FEW, times);
            used(name + "-named", null, at, FEW, times);
        }
        used(name + "-browse", name + ".browse", 3, MANY / 2, times);
    }

    private void feature(String key, String... signals) {
        Instant before = Hours.start(hour).minus(Duration.ofDays(2));
        catalogue.add(Feature.newBuilder()
                .setId(key)
                .setFeature(key)
                .setOccurredAt(before)
                .setSignals(List.of(signals))
                .build());
        catalogue.add(Deployment.newBuilder()
                .setId(key)
                .setDeploymentId(key)
                .setService("shop")
                .setOccurredAt(before.plusSeconds(1))
                .setStatus(DeploymentStatus.SUCCEEDED)
                .setFeatures(List.of(key))
                .build());
    }

    /** Some facts of each source within an hour. */
    private void used(String feature, @Nullable String signal, int at, int facts, int times) {
        for (String source : SOURCES) {
            for (int i = 0; i < facts; i++) {
                Usage fact = fact(feature, signal, source, Hours.start(hour + at), facts);
                usage.computeIfAbsent(feature, key -> new ArrayList<>()).add(fact);
                sent.addAll(Collections.nCopies(times, fact));
            }
        }
    }

    private Usage fact(String feature, @Nullable String signal, String source, Instant start, int facts) {
        int kind = random.nextInt(20);
        int who = random.nextInt(10);
        int actors = facts < UseRoll.EXACT ? 90 : 2_000;
        return Usage.newBuilder()
                .setId(feature + '-' + usage.getOrDefault(feature, List.of()).size())
                .setSource(source)
                .setSignal(signal)
                .setFeature(signal == null ? feature : null)
                .setOccurredAt(start.plusMillis(random.nextInt(3_600_000)))
                .setFact(kind == 0 ? UsageFact.EXPOSURE : kind == 1 ? UsageFact.EVALUATION : UsageFact.USE)
                .setActorClass(who == 0 ? ActorClass.BOT : who == 1 ? ActorClass.INTERNAL : ActorClass.EXTERNAL)
                .setActor(random.nextInt(8) == 0 ? null : "actor-" + random.nextInt(actors))
                .setEnvironment(random.nextInt(15) == 0 ? "staging" : null)
                .setCount(random.nextInt(4) == 0 ? random.nextInt(6) : 1)
                .build();
    }

    /** What is known of the features before they are used. */
    List<SpecificRecord> catalogue() {
        return catalogue;
    }

    /** What is sent, in this order. */
    List<Usage> sent() {
        return sent;
    }

    /** By feature, what its deliveries are to say. */
    Map<String, UseSums> expected() {
        Map<String, UseSums> expected = new TreeMap<>();
        usage.forEach((feature, facts) -> expected.put(feature, UseSums.of(facts)));
        return expected;
    }
}
