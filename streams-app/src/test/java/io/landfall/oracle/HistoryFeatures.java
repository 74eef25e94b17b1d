package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What occurs in a history and in its verdicts, for the statistics over many. */
final class HistoryFeatures {

    static final Set<String> ALL = Set.of(
            "alert OPEN_PAST_CLOSURE_WINDOW",
            "alert DELIVERED_UNUSED",
            "alert with calendar",
            "alert policy default",
            "alert policy feature",
            "alert policy itemType",
            "alert policy team",
            "cleared OPEN_PAST_CLOSURE_WINDOW CLOSURE",
            "cleared OPEN_PAST_CLOSURE_WINDOW DECISION",
            "cleared DELIVERED_UNUSED USE",
            "cleared DELIVERED_UNUSED USE at its deadline",
            "cleared DELIVERED_UNUSED DECISION",
            "cleared DELIVERED_UNUSED ROLLBACK",
            "cleared DELIVERED_UNUSED REMOVED",
            "after a lapse OPEN_PAST_CLOSURE_WINDOW",
            "after a lapse DELIVERED_UNUSED",
            "status RAISED",
            "status REMINDED",
            "status SNOOZED",
            "inherited",
            "delivery resumed",
            "delivery resumed, alert open",
            "delivery second episode",
            "delivery never rolled out",
            "delivery by item only",
            "item reopened",
            "item reopened, alert in a later episode",
            "item deleted",
            "unused, proof by SIGNAL",
            "unused, proof by SOURCE",
            "unused, launchAt decides",
            "unused, bots or staff came",
            "prevented: unheard",
            "prevented: unproven",
            "facts after as-of",
            "contradiction under one identity",
            "two facts at one instant",
            "pinned policy");

    private final Histories.History history;
    private final World world;
    private final Set<String> found = new TreeSet<>();

    private HistoryFeatures(Histories.History history) {
        this.history = history;
        this.world = new World(history.facts(), history.pinnedPolicies(), history.asOf());
    }

    static Set<String> of(Histories.History history) {
        HistoryFeatures features = new HistoryFeatures(history);
        features.lookAtFacts();
        List<ObjectNode> alerts = Oracle.assess(features.world).alerts();
        alerts.forEach(features::lookAtAlert);
        features.world.items.values().forEach(features::lookAtItem);
        features.world.deliveries.episodes().forEach(delivery -> features.lookAtDelivery(delivery, alerts));
        features.lookAtWhatIsMissing(alerts.size());
        return features.found;
    }

    private void note(boolean holds, String feature) {
        if (holds) {
            found.add(feature);
        }
    }

    private void lookAtFacts() {
        List<Fact> facts = history.facts().stream().map(Fact::new).toList();
        note(facts.stream().anyMatch(fact -> fact.occurredAt().isAfter(history.asOf())), "facts after as-of");
        Set<Instant> instants =
                new TreeSet<>(facts.stream().map(Fact::occurredAt).toList());
        note(instants.size() < Set.copyOf(facts).size(), "two facts at one instant");
        note(!history.pinnedPolicies().isEmpty(), "pinned policy");
        note(Fact.distinct(facts).size() < Set.copyOf(facts).size(), "contradiction under one identity");
    }

    private void lookAtAlert(ObjectNode json) {
        Fact alert = new Fact(json);
        String kind = alert.text("kind");
        note(true, "alert " + kind);
        String scope = json.get("policy").get("scope").textValue();
        note(true, "alert policy " + scope.replaceFirst(":.*", ""));
        if (alert.has("clearedAt")) {
            boolean atOnce = alert.text("clearedAt").equals(alert.text("openedAt"));
            note(true, "cleared " + kind + " " + alert.text("cause") + (atOnce ? " at its deadline" : ""));
        } else {
            note(true, "status " + alert.text("status"));
        }
        note(json.get("inherited").booleanValue(), "inherited");
        boolean lapsed = world.decisions.gaps(alert.text("subject"), Kind.valueOf(kind), Instant.MIN).stream()
                .anyMatch(gap -> Objects.equals(gap.lapsedAt(), alert.instant("clockStartedAt")));
        note(lapsed, "after a lapse " + kind);
    }

    private List<Alert> alertsOf(Kind kind, String subject) {
        return Oracle.alerts(world, world.deliveries.episodes()).stream()
                .filter(alert ->
                        alert.topic().kind() == kind && alert.topic().subject().equals(subject))
                .toList();
    }

    private void lookAtItem(WorkItem item) {
        List<Alert> own = alertsOf(Kind.OPEN_PAST_CLOSURE_WINDOW, "item:" + item.id);
        note(item.episodes.size() > 1, "item reopened");
        note(own.stream().anyMatch(alert -> alert.topic().episode() > 1), "item reopened, alert in a later episode");
        note(
                item.snapshots.stream()
                        .anyMatch(snapshot -> "true".equals(snapshot.fact().text("deleted"))),
                "item deleted");
        boolean calendar = item.episodes.stream()
                .anyMatch(episode ->
                        !world.settings(item, episode).workingTime().days().isEmpty());
        note(calendar && !own.isEmpty(), "alert with calendar");
    }

    private void lookAtDelivery(Delivery delivery, List<ObjectNode> alerts) {
        List<Alert> own = alertsOf(Kind.DELIVERED_UNUSED, "feature:" + delivery.feature).stream()
                .filter(alert -> alert.topic().episode() == delivery.number)
                .toList();
        boolean resumed = delivery.effective.size() > 1;
        note(resumed, "delivery resumed");
        note(resumed && own.stream().anyMatch(alert -> alert.answer() == null), "delivery resumed, alert open");
        note(delivery.number > 1, "delivery second episode");
        note(delivery.effective.isEmpty(), "delivery never rolled out");
        note(!delivery.starter.state().list("features").contains(delivery.feature), "delivery by item only");
        if (own.isEmpty()) {
            return;
        }
        boolean declared = world.catalogue.declaredProven(delivery.feature);
        note(true, "unused, proof by " + (declared ? "SOURCE" : "SIGNAL"));
        note(
                Objects.equals(delivery.clockStartAt, world.catalogue.launchAt(delivery.feature)),
                "unused, launchAt decides");
        note(own.stream().anyMatch(alert -> alert.evidence().get("counts").size() > 3), "unused, bots or staff came");
        note(!world.settings(delivery).workingTime().days().isEmpty(), "alert with calendar");
    }

    /** What would be an alert if a source had spoken at as-of, or if the catalogue had declared the proof. */
    private void lookAtWhatIsMissing(int alerts) {
        note(alertsWith(List.of()) > alerts, "prevented: unheard");
        List<JsonNode> declared = Draft.FEATURES.stream()
                .map(feature -> (JsonNode)
                        fact("feature", "zzz").put("feature", feature).put("proof", "SOURCE"))
                .filter(fact -> world.usages.of(fact.get("feature").textValue()).isEmpty())
                .toList();
        note(alertsWith(declared) > alertsWith(List.of()), "prevented: unproven");
    }

    private int alertsWith(List<JsonNode> more) {
        List<JsonNode> facts = new ArrayList<>(history.facts());
        for (String source : List.of("web", "app", "other")) {
            facts.add(fact("usage", source).put("signal", "nobody's"));
        }
        facts.removeIf(fact -> more.stream()
                .anyMatch(other -> fact.get("type").equals(other.get("type"))
                        && fact.get("feature").equals(other.get("feature"))));
        facts.addAll(more);
        return Oracle.assess(facts, history.pinnedPolicies(), history.asOf())
                .alerts()
                .size();
    }

    private ObjectNode fact(String type, String source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("id", "added-" + source)
                .put("source", source)
                .put("occurredAt", history.asOf().toString());
    }
}
