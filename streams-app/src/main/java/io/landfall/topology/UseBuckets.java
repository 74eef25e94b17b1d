package io.landfall.topology;

import io.landfall.domain.fact.Environments;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.feature.Actors;
import io.landfall.event.Facts;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseCell;
import io.landfall.schema.internal.UseEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rolls the usage facts of one subject and hour up: it depends on the set of facts alone. */
final class UseBuckets {

    /** Facts that a cell keeps one by one; the exact fact that reaches a threshold is among them or above 128 an hour. */
    private static final int KEPT = 128;

    private record CellKey(UsageFact fact, ActorClass actorClass, boolean production) implements Comparable<CellKey> {

        private static final Comparator<CellKey> ORDER = Comparator.comparing(CellKey::fact)
                .thenComparing(CellKey::actorClass)
                .thenComparing(CellKey::production);

        static CellKey of(Usage usage) {
            // A sort of usage that a newer schema brought is a sign of life, no more.
            UsageFact fact = usage.getFact() == UsageFact.UNRECOGNIZED ? UsageFact.HEARTBEAT : usage.getFact();
            return new CellKey(fact, usage.getActorClass(), Environments.production(usage.getEnvironment()));
        }

        @Override
        public int compareTo(CellKey other) {
            return ORDER.compare(this, other);
        }
    }

    private UseBuckets() {}

    static UseBucket of(List<Usage> facts) {
        Map<CellKey, List<Usage>> cells = new TreeMap<>();
        Set<String> sources = new TreeSet<>();
        for (Usage usage : facts) {
            cells.computeIfAbsent(CellKey.of(usage), key -> new ArrayList<>()).add(usage);
            sources.add(usage.getSource());
        }
        Usage any = facts.get(0);
        String feature = any.getFeature();
        return new UseBucket(
                feature == null ? any.getSignal() : null,
                feature,
                Hours.of(any.getOccurredAt()),
                cells.entrySet().stream()
                        .map(cell -> cell(cell.getKey(), cell.getValue()))
                        .toList(),
                List.copyOf(sources));
    }

    private static UseCell cell(CellKey key, List<Usage> facts) {
        facts.sort(Facts.ORDER);
        Set<Long> actors = new TreeSet<>();
        for (Usage usage : facts) {
            if (usage.getActor() != null && usage.getCount() > 0) {
                actors.add(hash(usage.getActor()));
            }
        }
        return new UseCell(
                key.fact(),
                key.actorClass(),
                key.production(),
                facts.stream().mapToLong(Usage::getCount).sum(),
                facts.get(facts.size() - 1).getOccurredAt(),
                facts.stream().limit(KEPT).map(UseBuckets::entry).toList(),
                Actors.trim(actors));
    }

    private static UseEntry entry(Usage usage) {
        FactOrder at = new FactOrder(usage.getOccurredAt(), usage.getSource(), usage.getSequence(), usage.getId());
        return new UseEntry(at, usage.getCount(), usage.getActor() == null ? null : hash(usage.getActor()));
    }

    private static long hash(String actor) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(actor.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
