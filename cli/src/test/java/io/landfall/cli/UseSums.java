package io.landfall.cli;

import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket;
import io.landfall.mapping.StateFromAvro;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Delivery;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.usage.UseBuckets;
import io.landfall.usage.UseRoll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a delivery says of its use. */
record UseSums(
        long uses,
        long actors,
        @Nullable Instant first,
        @Nullable Instant last,
        Map<String, Long> otherSignals) {

    private record Bucket(String signal, long hour) {}

    static UseSums of(Delivery delivery) {
        return new UseSums(
                delivery.getUses(),
                delivery.getActors(),
                delivery.getFirstUseAt(),
                delivery.getLastUseAt(),
                new TreeMap<>(delivery.getOtherSignals()));
    }

    /** Of distinct facts of one feature: counted one by one, or by one sketch where an hour holds too many for that. */
    static UseSums of(List<Usage> facts) {
        Map<Bucket, Map<String, List<Usage>>> bySource = facts.stream()
                .collect(Collectors.groupingBy(
                        fact -> new Bucket(String.valueOf(fact.getSignal()), Hours.of(fact.getOccurredAt())),
                        Collectors.groupingBy(Usage::getSource)));
        boolean few = bySource.values().stream()
                .flatMap(sources -> sources.values().stream())
                .allMatch(bucket -> bucket.size() < UseRoll.EXACT);
        List<Usage> real = facts.stream()
                .filter(fact -> isUse(fact) && fact.getCount() > 0)
                .toList();
        Instant first =
                real.stream().map(Usage::getOccurredAt).min(Instant::compareTo).orElse(null);
        Instant last =
                real.stream().map(Usage::getOccurredAt).max(Instant::compareTo).orElse(null);
        return few ? counted(facts, real, first, last) : sketched(bySource.values(), first, last);
    }

    private static UseSums counted(
            List<Usage> facts, List<Usage> real, @Nullable Instant first, @Nullable Instant last) {
        Map<String, Long> others = new TreeMap<>();
        facts.stream()
                .filter(fact -> !isUse(fact))
                .forEach(fact -> others.merge(name(fact.getActorClass()), fact.getCount(), Long::sum));
        others.values().removeIf(sum -> sum == 0);
        long uses = real.stream().mapToLong(Usage::getCount).sum();
        long actors = real.stream()
                .map(Usage::getActor)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return new UseSums(uses, actors, first, last, others);
    }

    private static boolean isUse(Usage fact) {
        return fact.getFact() == UsageFact.USE
                && fact.getActorClass() == ActorClass.EXTERNAL
                && fact.getEnvironment() == null;
    }

    private static UseSums sketched(
            Collection<Map<String, List<Usage>>> buckets, @Nullable Instant first, @Nullable Instant last) {
        long uses = 0;
        List<Actors> actors = new ArrayList<>();
        Map<String, Long> others = new TreeMap<>();
        for (Map<String, List<Usage>> sources : buckets) {
            UseBucket bucket = StateFromAvro.bucket(
                    UseBuckets.of(sources.values().stream().map(UseSums::rolled).toList()));
            for (UseBucket.Cell cell : bucket.cells()) {
                if (cell.countsAsUse(false)) {
                    uses += cell.sum();
                    actors.add(cell.actors());
                } else {
                    others.merge(cell.actorClass().name().toLowerCase(Locale.ROOT), cell.sum(), Long::sum);
                }
            }
        }
        others.values().removeIf(sum -> sum == 0);
        return new UseSums(uses, Actors.union(actors).count(), first, last, others);
    }

    private static UseRoll rolled(List<Usage> facts) {
        Usage any = facts.get(0);
        UseRoll roll = new UseRoll(any.getSignal(), any.getFeature(), Hours.of(any.getOccurredAt()), any.getSource());
        facts.forEach(roll::add);
        return roll;
    }

    private static String name(ActorClass actorClass) {
        return actorClass.name().toLowerCase(Locale.ROOT);
    }
}
