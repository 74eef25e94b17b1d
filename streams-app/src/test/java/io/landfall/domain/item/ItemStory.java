package io.landfall.domain.item;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.window;

import io.landfall.domain.Given;
import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.fact.WorkItemFact;
import io.landfall.domain.feature.Catalogue;
import io.landfall.domain.feature.DeploymentHistory;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.policy.PolicyRecord;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The story of item {@code I}, told in any order. Its closure window is two days unless something else is said. */
final class ItemStory {

    private final List<WorkItemFact> facts = new ArrayList<>();
    private final List<DecisionFact> decisions = new ArrayList<>();
    private final Map<String, List<DeploymentFact>> deployments = new TreeMap<>();
    private final Policies policies = new Policies();
    private final Catalogue catalogue = new Catalogue();
    private ItemSummary folded;

    ItemStory() {
        policies.put(Given.policy("p0", "default", "1 00:00", Map.of("closureWindow", window("PT48H"))));
    }

    ItemStory is(String time, StatusCategory category) {
        return says(time, new HashMap<>(category == null ? Map.of() : Map.of("category", category)));
    }

    /** A fact with some of the fields that stories need; the others are absent. */
    @SuppressWarnings("unchecked")
    ItemStory says(String time, Map<String, Object> fields) {
        facts.add(new WorkItemFact(
                Given.fact((String) fields.getOrDefault("id", "f" + facts.size()), time),
                (String) fields.get("key"),
                (List<String>) fields.get("formerKeys"),
                (String) fields.get("title"),
                (String) fields.get("itemType"),
                null,
                (String) fields.get("team"),
                null,
                (StatusCategory) fields.get("category"),
                (Instant) fields.get("createdAt"),
                (List<String>) fields.get("labels"),
                (List<String>) fields.get("features"),
                (Boolean) fields.get("deleted"),
                !Boolean.FALSE.equals(fields.get("activity"))));
        return this;
    }

    ItemStory decided(String time, DecisionFact.Kind kind, String until) {
        decisions.add(Given.decision(kind, time, until));
        return this;
    }

    /** Deployment {@code id}, which names the item, is in a state from then on. */
    ItemStory deployed(String time, String id, DeploymentFact.Status status) {
        deployments
                .computeIfAbsent(id, name -> new ArrayList<>())
                .add(new DeploymentFact(
                        Given.fact(id + time, time), status, null, null, null, null, null, List.of("I"), null, null));
        return this;
    }

    ItemStory rules(String id, String scope, String time, Map<String, Object> values) {
        policies.put(new PolicyRecord(Given.fact(id, time), scope, false, values, Set.of()));
        return this;
    }

    ItemStory listed(String feature, String time, List<String> items, List<String> labels) {
        catalogue.put(new CatalogueEntry(
                Given.fact("c" + feature, time),
                feature,
                null,
                null,
                List.of(),
                items,
                labels,
                null,
                false,
                List.of(),
                null,
                null));
        return this;
    }

    ItemStory foldedInto(ItemSummary summary) {
        folded = summary;
        return this;
    }

    ItemTimeline timeline() {
        facts.sort(Comparator.comparing(WorkItemFact::at));
        decisions.sort(Comparator.comparing(DecisionFact::at));
        List<Naming> namings = new ArrayList<>();
        deployments.forEach((id, of) -> namings.add(new Naming("I", new DeploymentHistory(id, of), List.of())));
        return new ItemTimeline("I", folded, facts, decisions, namings);
    }

    /** Takes away the facts up to an instant, as folding does. */
    ItemStory without(FactOrder through) {
        facts.removeIf(fact -> fact.at().seenBy(through.occurredAt()));
        return this;
    }

    ItemAssessment assess(String asOf) {
        return ItemAssessor.assess(timeline(), policies, catalogue, at(asOf));
    }

    /** Alerts as text: the episode, then their lives. */
    List<String> alerts(String asOf) {
        return assess(asOf).alerts().stream().map(ItemStory::text).toList();
    }

    /** The lives of the alerts of a kind. */
    List<String> alerts(Kind kind, String asOf) {
        return assess(asOf).alerts().stream()
                .filter(alert -> alert.kind() == kind)
                .map(ItemStory::text)
                .toList();
    }

    private static String text(Alert alert) {
        return "#" + alert.episode() + ' ' + Given.text(alert.life());
    }
}
