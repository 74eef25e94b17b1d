package io.landfall.mapping;

import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.feature.DeploymentHistory;
import io.landfall.domain.feature.FeatureSummary;
import io.landfall.domain.item.Claim;
import io.landfall.domain.item.Episode;
import io.landfall.domain.item.ItemSummary;
import io.landfall.domain.item.Naming;
import io.landfall.schema.Deployment;
import io.landfall.schema.internal.UseEntry;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Internal records between stages and in stores to what the domain reads. */
public final class StateFromAvro {

    /** Among packed hashes of actors: none was named. No hash is odd. */
    public static final long NO_ACTOR = 1;

    private StateFromAvro() {}

    public static FactOrder order(io.landfall.schema.internal.FactOrder order) {
        return new FactOrder(order.getOccurredAt(), order.getSource(), order.getSequence(), order.getId());
    }

    public static DeploymentHistory history(io.landfall.schema.internal.DeploymentHistory history) {
        List<List<String>> mentions = history.getMentions(); // none in state of before there were any
        List<DeploymentFact> facts = new ArrayList<>();
        for (Deployment fact : history.getFacts()) {
            facts.add(FactsFromAvro.deployment(fact, mentions.isEmpty() ? null : mentions.get(facts.size())));
        }
        return new DeploymentHistory(history.getDeploymentId(), facts);
    }

    public static Naming naming(io.landfall.schema.internal.Naming naming) {
        return new Naming(
                naming.getReference(),
                history(naming.getDeployment()),
                naming.getClaims().stream().map(StateFromAvro::claim).toList());
    }

    private static Claim claim(io.landfall.schema.internal.Claim claim) {
        return new Claim(claim.getItemId(), order(claim.getSince()));
    }

    public static UseBucket bucket(io.landfall.schema.internal.UseBucket bucket) {
        return new UseBucket(
                bucket.getSignal(),
                bucket.getFeature(),
                bucket.getPatterns(),
                bucket.getHour(),
                bucket.getCells().stream().map(StateFromAvro::cell).toList(),
                bucket.getSources());
    }

    private static UseBucket.Cell cell(io.landfall.schema.internal.UseCell cell) {
        return new UseBucket.Cell(
                UseBucket.Kind.valueOf(cell.getFact().name()),
                UseBucket.ActorClass.valueOf(cell.getActorClass().name()),
                cell.getProduction(),
                cell.getSum(),
                cell.getLast(),
                earliest(cell),
                actors(cell));
    }

    private static List<UseBucket.Entry> earliest(io.landfall.schema.internal.UseCell cell) {
        List<UseBucket.Entry> earliest = entries(cell.getEarliest());
        LongBuffer unnamed = cell.getUnnamed().asLongBuffer();
        if (!unnamed.hasRemaining()) {
            return earliest;
        }
        List<UseBucket.Entry> all = new ArrayList<>(earliest);
        while (unnamed.hasRemaining()) {
            FactOrder at = FactOrder.unnamed(Instant.EPOCH.plus(unnamed.get(), ChronoUnit.MICROS));
            long count = unnamed.get();
            long actor = unnamed.get();
            all.add(new UseBucket.Entry(at, count, actor == NO_ACTOR ? null : Long.valueOf(actor)));
        }
        all.sort(Comparator.comparing(UseBucket.Entry::at));
        return all;
    }

    static List<UseBucket.Entry> entries(List<UseEntry> entries) {
        return entries.stream()
                .map(entry -> new UseBucket.Entry(order(entry.getAt()), entry.getCount(), entry.getActor()))
                .toList();
    }

    /** Releases up to 3 wrote them one by one. */
    private static Actors actors(io.landfall.schema.internal.UseCell cell) {
        return cell.getActors().isEmpty()
                ? actors(cell.getDistinct())
                : Actors.of(cell.getActors().stream().mapToLong(Long::longValue).toArray());
    }

    static Actors actors(ByteBuffer packed) {
        long[] hashes = new long[packed.remaining() / Long.BYTES];
        packed.asLongBuffer().get(hashes);
        return Actors.of(hashes);
    }

    public static ItemSummary summary(io.landfall.schema.internal.ItemSummary summary) {
        return new ItemSummary(
                summary.getCreatedAt(),
                FactsFromAvro.workItem(summary.getLast()),
                new Episode(
                        summary.getEpisodes(),
                        summary.getStartAt(),
                        summary.getCommittedAt(),
                        summary.getStartedAt(),
                        summary.getAlmostDoneAt(),
                        order(summary.getThrough()),
                        List.of()));
    }

    public static FeatureSummary summary(io.landfall.schema.internal.FeatureSummary summary) {
        return new FeatureSummary(summary.getThrough(), summary.getFirstProof(), summary.getFinalThrough());
    }
}
