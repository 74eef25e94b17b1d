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
            "delivery resumed",
            "delivery resumed, alert open",
            "delivery second episode",
            "delivery never rolled out",
            "delivery by item only",
            "delivery unknownSince",
            "delivery unknown at times, in several sources",
            "item reopened",
            "item reopened, alert in a later episode",
            "item deleted",
            "item moved back",
            "item delivered",
            "item named in a commit",
            "item almost done in two ways at once",
            "item touched without activity",
            "reception refused",
            "reception refused after it was received",
            "entry deferred",
            "unused, proof by SIGNAL",
            "unused, proof by SOURCE",
            "unused, launchAt decides",
            "unused, bots or staff came",
            "unobservable, no source heard",
            "prevented: unheard",
            "prevented: unproven",
            "prevented: unknown",
            "facts after as-of",
            "contradiction under one identity",
            "two facts at one instant",
            "pinned policy");

    private final Histories.History history;
    private final World world;
    private final List<Alert> alerts;
    private final Set<String> found = new TreeSet<>();

    private HistoryFeatures(Histories.History history) {
        this.history = history;
        this.world = new World(history.facts(), history.pinnedPolicies(), history.asOf());
        this.alerts = Oracle.alerts(world, world.deliveries.episodes());
    }

    static Set<String> of(Histories.History history) {
        HistoryFeatures features = new HistoryFeatures(history);
        features.lookAtFacts();
        features.alerts.forEach(new AlertFeatures(features.world, features.alerts, features.found)::lookAt);
        features.world.items.values().forEach(features::lookAtItem);
        features.world.deliveries.episodes().forEach(features::lookAtDelivery);
        features.lookAtDecisions();
        features.lookAtWhatIsMissing();
        return features.found;
    }

    private void note(boolean holds, String feature) {
        if (holds) {
            found.add(feature);
        }
    }

    private List<Alert> of(Kind kind, List<Alert> among) {
        return among.stream().filter(alert -> alert.topic().kind() == kind).toList();
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

    private void lookAtItem(WorkItem item) {
        note(item.episodes.size() > 1, "item reopened");
        boolean later = alerts.stream()
                .anyMatch(alert -> alert.topic().subject().equals("item:" + item.id)
                        && alert.topic().episode() > 1);
        note(later, "item reopened, alert in a later episode");
        note(says(item, "deleted", "true"), "item deleted");
        note(says(item, "activity", "false"), "item touched without activity");
        note(item.episodes.stream().anyMatch(HistoryFeatures::movedBack), "item moved back");
        note(world.deliveries.delivered(item), "item delivered");
        for (WorkItem.Episode episode : item.episodes) {
            List<Stretch> delivering = world.deliveries.delivering(item);
            boolean both = episode.in("ALMOST_DONE").stream()
                    .anyMatch(one -> delivering.stream().anyMatch(other -> overlap(one, other)));
            note(both, "item almost done in two ways at once");
        }
        List<String> committed = history.facts().stream()
                .map(Fact::new)
                .filter(fact ->
                        fact.type().equals("deployment") && !fact.occurredAt().isAfter(history.asOf()))
                .flatMap(fact -> CommitNames.of(fact).stream())
                .toList();
        note(item.keysEver().stream().anyMatch(committed::contains), "item named in a commit");
    }

    private static boolean says(WorkItem item, String field, String value) {
        return item.snapshots.stream()
                .anyMatch(snapshot -> value.equals(snapshot.fact().text(field)));
    }

    private static boolean overlap(Stretch one, Stretch other) {
        return one.goesOnAfter(other.start()) && other.goesOnAfter(one.start());
    }

    private static boolean movedBack(WorkItem.Episode episode) {
        return episode.in("ALMOST_DONE").stream()
                .anyMatch(stretch -> stretch.ended() && !stretch.end().equals(episode.closedAt()));
    }

    private void lookAtDelivery(Delivery delivery) {
        List<Alert> own = of(Kind.DELIVERED_UNUSED, alerts).stream()
                .filter(alert -> alert.topic().subject().equals("feature:" + delivery.feature)
                        && alert.topic().episode() == delivery.number)
                .toList();
        boolean resumed = delivery.effective.size() > 1;
        note(resumed, "delivery resumed");
        note(resumed && own.stream().anyMatch(alert -> alert.answer() == null), "delivery resumed, alert open");
        note(delivery.number > 1, "delivery second episode");
        note(delivery.effective.isEmpty(), "delivery never rolled out");
        note(!delivery.starter.state().list("features").contains(delivery.feature), "delivery by item only");
        note(Rows.delivery(world, delivery).has("unknownSince"), "delivery unknownSince");
        note(world.sources.unknown(delivery.feature).size() > 1, "delivery unknown at times, in several sources");
        boolean unheard = !world.usages.heardBefore(delivery.feature, Instant.MAX);
        note(unheard && !of(Kind.DELIVERED_UNOBSERVABLE, alerts).isEmpty(), "unobservable, no source heard");
        if (own.isEmpty()) {
            return;
        }
        boolean declared = world.catalogue.declaredProven(delivery.feature);
        note(true, "unused, proof by " + (declared ? "SOURCE" : "SIGNAL"));
        boolean launched = Objects.equals(delivery.clockStartAt, world.catalogue.launchAt(delivery.feature));
        note(launched, "unused, launchAt decides");
        note(own.stream().anyMatch(alert -> alert.evidence().get("counts").size() > 3), "unused, bots or staff came");
    }

    private void lookAtDecisions() {
        for (Delivery delivery : world.deliveries.episodes()) {
            List<String> receptions = world.decisions.on("feature:" + delivery.feature).stream()
                    .filter(decision -> "RECEPTION".equals(decision.text("decision")))
                    .map(decision -> decision.has("outcome") ? decision.text("outcome") : "")
                    .toList();
            note(receptions.contains("REFUSED"), "reception refused");
            int received = receptions.indexOf("RECEIVED");
            note(
                    received >= 0 && receptions.lastIndexOf("REFUSED") > received,
                    "reception refused after it was received");
        }
        for (String item : world.items.keySet()) {
            note(
                    world.decisions.on("item:" + item).stream()
                            .anyMatch(decision -> "DEFERRED".equals(decision.text("outcome")) && decision.has("until")),
                    "entry deferred");
        }
    }

    /** What would be unused if a source had spoken, if the catalogue had declared the proof, if silence were ignored. */
    private void lookAtWhatIsMissing() {
        List<JsonNode> heard = new ArrayList<>(history.facts());
        Draft.SOURCES.forEach(source -> heard.add(fact("usage", source).put("signal", "nobody's")));
        int unused = unused(heard);
        note(unused > of(Kind.DELIVERED_UNUSED, alerts).size(), "prevented: unheard");

        List<JsonNode> proven = new ArrayList<>(heard);
        for (String feature : Draft.FEATURES) {
            boolean silent = world.usages.of(feature).isEmpty();
            boolean said = proven.removeIf(fact -> silent && isEntry(fact, feature));
            if (said) {
                proven.add(fact("feature", "zzz").put("feature", feature).put("proof", "SOURCE"));
            }
        }
        note(unused(proven) > unused, "prevented: unproven");

        List<JsonNode> unpaused = new ArrayList<>();
        heard.forEach(fact -> unpaused.add(without(fact, "sourceSilence")));
        note(unused(unpaused) > unused, "prevented: unknown");
    }

    private static boolean isEntry(JsonNode fact, String feature) {
        return fact.get("type").textValue().equals("feature")
                && fact.get("feature").textValue().equals(feature);
    }

    private static JsonNode without(JsonNode fact, String field) {
        ObjectNode copy = fact.deepCopy();
        return copy.without(field);
    }

    private int unused(List<JsonNode> facts) {
        World other = new World(facts, history.pinnedPolicies(), history.asOf());
        return of(Kind.DELIVERED_UNUSED, Oracle.alerts(other, other.deliveries.episodes()))
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
