package io.landfall.topology;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import io.landfall.domain.feature.Catalogue;
import io.landfall.domain.item.ItemAssessment;
import io.landfall.domain.item.ItemAssessor;
import io.landfall.domain.item.ItemFolding;
import io.landfall.domain.item.ItemSummary;
import io.landfall.domain.item.ItemTimeline;
import io.landfall.domain.item.Naming;
import io.landfall.domain.policy.Policies;
import io.landfall.event.Facts;
import io.landfall.mapping.FactsFromAvro;
import io.landfall.mapping.OutputToAvro;
import io.landfall.mapping.PolicyFromAvro;
import io.landfall.mapping.StateFromAvro;
import io.landfall.mapping.StateToAvro;
import io.landfall.schema.Decision;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.UnmappedReason;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.ItemDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Items: their verdicts, their state, and what they owe the features that they deliver. */
final class ItemLogic implements Logic {

    private final Policies policies = new Policies();
    private final Catalogue catalogue = new Catalogue();

    @Override
    public Reach learn(SpecificRecord payload, Instant lowest) {
        if (payload instanceof Policy policy) {
            policies.put(PolicyFromAvro.policy(policy));
            return Reach.EVERYBODY;
        } else if (payload instanceof Feature feature) {
            catalogue.put(FactsFromAvro.entry(feature));
            return Reach.EVERYBODY;
        }
        return Reach.NOBODY;
    }

    @Override
    public Set<String> sources(List<Envelope> rows) {
        return Set.of();
    }

    @Override
    public Answer assess(String itemId, List<Envelope> rows, Instant asOf) {
        ItemAssessment assessed = ItemAssessor.assess(timeline(itemId, rows), policies, catalogue, asOf);
        List<Said> said = new ArrayList<>();
        if (assessed.state() != null) {
            said.add(Said.of(Channel.ITEM_STATES, "item:" + itemId, OutputToAvro.item(assessed.state())));
        }
        assessed.alerts().forEach(alert -> said.add(Alerts.said(alert)));
        if (assessed.state() == null) {
            said.addAll(Waiting.said(UnmappedReason.UNKNOWN_ITEM, itemId, waiting(itemId, rows, assessed, asOf)));
        }
        for (Envelope row : rows) {
            if (row.getPayload() instanceof io.landfall.schema.internal.Naming naming
                    && assessed.namings().contains(StateFromAvro.naming(naming))) {
                said.addAll(deliveries(itemId, naming, assessed.features()));
            }
        }
        return new Answer(said, assessed.next(), Map.of());
    }

    /** What was said, by as-of, of an item that nobody knows: decisions, and deployments that name it outright. */
    private static List<SpecificRecord> waiting(
            String itemId, List<Envelope> rows, ItemAssessment assessed, Instant asOf) {
        List<SpecificRecord> waiting = new ArrayList<>();
        for (Envelope row : rows) {
            if (row.getPayload() instanceof Decision decision) {
                waiting.add(decision);
            } else if (row.getPayload() instanceof io.landfall.schema.internal.Naming naming
                    && assessed.namings().contains(StateFromAvro.naming(naming))) {
                naming.getDeployment().getFacts().stream()
                        .filter(fact ->
                                fact.getItems() != null && fact.getItems().contains(itemId))
                        .forEach(waiting::add);
            }
        }
        waiting.removeIf(fact -> Facts.occurredAt(fact).isAfter(asOf));
        return waiting;
    }

    private static List<Said> deliveries(
            String itemId, io.landfall.schema.internal.Naming naming, Set<String> features) {
        ItemDelivery delivery = new ItemDelivery(itemId, naming.getReference(), naming.getDeployment());
        String row = Rows.name(
                "item", itemId, naming.getReference(), naming.getDeployment().getDeploymentId());
        return features.stream()
                .map(feature -> new Said(Channel.FEATURES, feature, row, delivery))
                .toList();
    }

    @Override
    public @Nullable Fold fold(String itemId, List<Envelope> rows, Instant asOf, FoldLimits limits) {
        if (rows.size() <= limits.rows()) {
            return null;
        }
        Set<FactOrder> recent = new HashSet<>();
        for (Envelope row : rows) {
            if (row.getPayload() instanceof WorkItem fact && !row.getHeardAt().isBefore(limits.heardBefore())) {
                recent.add(FactsFromAvro.order(fact));
            }
        }
        ItemTimeline timeline = timeline(itemId, rows);
        ItemSummary summary = ItemFolding.fold(timeline, asOf, at -> !recent.contains(at));
        if (summary == null) {
            return null;
        }
        Instant through = summary.closedBy().occurredAt();
        List<String> folded = rows.stream()
                .filter(row -> Rows.folds((SpecificRecord) row.getPayload())
                        && !Rows.first(row.getPayload()).isAfter(through))
                .map(Envelope::getRow)
                .toList();
        Set<String> finished = ItemAssessor.assess(timeline, policies, catalogue, asOf).alerts().stream()
                .filter(alert -> alert.episode() <= summary.episode().number())
                .map(alert -> Alerts.said(alert).output())
                .collect(Collectors.toSet());
        return new Fold(StateToAvro.summary(itemId, summary), through, folded, finished);
    }

    private static ItemTimeline timeline(String itemId, List<Envelope> rows) {
        ItemSummary folded = null;
        List<WorkItemFact> facts = new ArrayList<>();
        List<DecisionFact> decisions = new ArrayList<>();
        List<Naming> namings = new ArrayList<>();
        for (Envelope row : rows) {
            Object payload = row.getPayload();
            if (payload instanceof WorkItem fact) {
                facts.add(FactsFromAvro.workItem(fact));
            } else if (payload instanceof Decision fact) {
                DecisionFact decision = FactsFromAvro.decision(fact);
                if (decision != null) {
                    decisions.add(decision);
                }
            } else if (payload instanceof io.landfall.schema.internal.Naming naming) {
                namings.add(StateFromAvro.naming(naming));
            } else if (payload instanceof io.landfall.schema.internal.ItemSummary summary) {
                folded = StateFromAvro.summary(summary);
            }
        }
        facts.sort(Comparator.comparing(WorkItemFact::at));
        decisions.sort(Comparator.comparing(DecisionFact::at));
        return new ItemTimeline(itemId, folded, facts, decisions, namings);
    }
}
