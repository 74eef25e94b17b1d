package io.landfall.domain.item;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.fact.WorkItemFact;
import io.landfall.domain.feature.Catalogue;
import io.landfall.domain.feature.DeploymentHistory;
import io.landfall.domain.feature.DeploymentHistory.Interval;
import io.landfall.domain.feature.DeploymentHistory.Turn;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The law for items: same facts, same policies, same catalogue, same instant, same answer. */
public final class ItemAssessor {

    /** One line a verdict. */
    private static final List<Function<ItemCase, List<Alert>>> VERDICTS =
            List.of(EntryUndecided::of, OpenPastClosureWindow::of, AlmostDone::of, Stalled::of, NeverFinishedItem::of);

    private ItemAssessor() {}

    public static ItemAssessment assess(ItemTimeline timeline, Policies policies, Catalogue catalogue, Instant asOf) {
        NextInstant next = new NextInstant(asOf);
        unseen(timeline, catalogue, next);
        ItemHistory history = ItemHistory.of(timeline, asOf);
        SortedSet<String> features = features(timeline.itemId(), history, catalogue, asOf);
        List<Naming> namings = timeline.namings().stream()
                .filter(naming -> naming.means(timeline.itemId(), asOf))
                .toList();
        if (history == null) {
            return new ItemAssessment(null, List.of(), features, namings, next.get());
        }
        List<String> scopes = scopes(history.last(), features);
        next.atAny(policies.nextChange(scopes, asOf));
        List<DecisionFact> decisions = timeline.decisions().stream()
                .filter(decision -> decision.at().seenBy(asOf))
                .toList();
        List<Interval> deployed = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        deployed(namings, asOf, deployed, turns);
        List<Stretch> delivered = DeploymentHistory.delivering(turns);
        List<Alert> alerts = new ArrayList<>();
        for (Episode episode : history.episodes()) {
            Instant closedAt = episode.closedAt();
            PolicyView policy = closedAt == null ? policies.at(asOf, scopes) : policies.before(closedAt, scopes);
            ItemCase item = new ItemCase(
                    timeline.itemId(), history.last(), features, episode, policy, decisions, deployed, delivered, next);
            VERDICTS.forEach(verdict -> alerts.addAll(verdict.apply(item)));
        }
        return new ItemAssessment(
                state(timeline.itemId(), history, features, namings, asOf), alerts, features, namings, next.get());
    }

    private static void unseen(ItemTimeline timeline, Catalogue catalogue, NextInstant next) {
        timeline.facts().forEach(fact -> next.at(fact.at().occurredAt()));
        timeline.decisions().forEach(decision -> next.at(decision.at().occurredAt()));
        for (Naming naming : timeline.namings()) {
            naming.deployment().facts().forEach(fact -> next.at(fact.at().occurredAt()));
            naming.claims().forEach(claim -> next.at(claim.since().occurredAt()));
        }
        next.atAny(catalogue.nextChange(next.asOf()));
    }

    /** Those it lists itself, and those that list it by id, by a key it ever bore or by label. */
    private static SortedSet<String> features(
            String itemId, @Nullable ItemHistory history, Catalogue catalogue, Instant asOf) {
        List<String> labels = List.of();
        SortedSet<String> features = new TreeSet<>();
        if (history != null) {
            WorkItemFact last = history.last();
            labels = Objects.requireNonNullElse(last.labels(), labels);
            features.addAll(Objects.requireNonNullElse(last.features(), List.of()));
        }
        Set<String> names = history == null ? Set.of(itemId) : history.names();
        features.addAll(catalogue.listing(names, labels, asOf));
        return features;
    }

    /** When the deployments that name the item, by whatever reference, were effective. */
    private static void deployed(List<Naming> namings, Instant asOf, List<Interval> deployed, List<Turn> turns) {
        Map<String, List<Naming>> byDeployment = namings.stream()
                .collect(Collectors.groupingBy(naming -> naming.deployment().deploymentId()));
        for (List<Naming> same : byDeployment.values()) {
            Set<String> names = same.stream().map(Naming::reference).collect(Collectors.toSet());
            DeploymentHistory history = same.get(0).deployment();
            deployed.addAll(history.intervals(asOf, state -> !Collections.disjoint(state.items(), names)));
            turns.addAll(history.turns(asOf, state -> !Collections.disjoint(state.items(), names)));
        }
    }

    private static List<String> scopes(WorkItemFact last, SortedSet<String> features) {
        List<String> scopes = new ArrayList<>();
        features.forEach(feature -> scopes.add("feature:" + feature));
        if (last.itemType() != null) {
            scopes.add("itemType:" + last.itemType());
        }
        if (last.team() != null) {
            scopes.add("team:" + last.team());
        }
        scopes.add("default");
        return scopes;
    }

    private static ItemState state(
            String itemId, ItemHistory history, SortedSet<String> features, List<Naming> namings, Instant asOf) {
        WorkItemFact last = history.last();
        boolean delivered = namings.stream().anyMatch(naming -> naming.delivers(asOf));
        return new ItemState(
                itemId,
                last,
                Objects.requireNonNullElse(last.category(), StatusCategory.INTAKE),
                history.current(),
                history.createdAt(),
                features,
                delivered);
    }
}
