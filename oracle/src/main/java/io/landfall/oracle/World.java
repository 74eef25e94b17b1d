package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that is known at an instant, put together. */
final class World {

    final Instant asOf;
    final Map<String, WorkItem> items = new TreeMap<>();
    final Policies policies;
    final Decisions decisions;
    final Catalogue catalogue;
    final Usages usages;
    final Sources sources;
    final Deliveries deliveries;

    World(List<JsonNode> facts, List<JsonNode> pinnedPolicies, Instant asOf) {
        Known known = new Known(facts, asOf);
        this.asOf = asOf;
        known.bySubject("work-item", "itemId").forEach((id, about) -> items.put(id, new WorkItem(id, about)));
        policies = new Policies(known, pinnedPolicies);
        decisions = new Decisions(known);
        catalogue = new Catalogue(known, items);
        usages = new Usages(known, catalogue);
        sources = new Sources(this, known);
        deliveries = new Deliveries(this, known);
    }

    /** "Team of a feature: the catalogue's, else that of the deployment that started the episode." */
    String team(Delivery delivery) {
        String team = catalogue.team(delivery.feature);
        return team != null ? team : delivery.starter.state().text("team");
    }

    List<String> scopes(Delivery delivery) {
        return Policies.scopesOfFeature(delivery.feature, team(delivery));
    }

    /** The policy of a delivery episode: what is not effective now keeps that of the day when it last was. */
    Settings settings(Delivery delivery) {
        return policies.inForce(scopes(delivery), delivery.endedAt());
    }

    Settings settings(WorkItem item, WorkItem.Episode episode) {
        Fact latest = item.latest();
        List<String> scopes =
                Policies.scopesOfItem(catalogue.featuresOf(item), latest.text("itemType"), latest.text("team"));
        return policies.inForce(scopes, episode.closedAt());
    }
}
