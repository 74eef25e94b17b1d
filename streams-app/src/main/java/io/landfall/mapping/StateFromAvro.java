package io.landfall.mapping;

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
import java.util.ArrayList;
import java.util.List;

/** Internal records between stages and in stores to what the domain reads. */
public final class StateFromAvro {

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
                entries(cell.getEarliest()),
                cell.getActors());
    }

    static List<UseBucket.Entry> entries(List<UseEntry> entries) {
        return entries.stream()
                .map(entry -> new UseBucket.Entry(order(entry.getAt()), entry.getCount(), entry.getActor()))
                .toList();
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
