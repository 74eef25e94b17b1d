package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The delivery episodes of all features. */
final class Deliveries {

    private final World world;
    private final Map<String, List<Deployment>> histories = new HashMap<>();
    private final Map<Fact, Deployment> after = new IdentityHashMap<>();
    private final Map<Deployment, Set<String>> delivers = new IdentityHashMap<>();
    private final Map<String, List<Fact>> rollouts;

    Deliveries(World world, Known known) {
        this.world = world;
        this.rollouts = known.bySubject("rollout", "feature");
        known.bySubject("deployment", "deploymentId")
                .forEach((id, facts) -> histories.put(id, Deployment.history(facts)));
        for (Deployment deployment : all()) {
            after.put(deployment.fact(), deployment);
            delivers.put(deployment, world.catalogue.delivered(deployment.state()));
        }
    }

    /** Every feature that was ever delivered, with its episodes in order. */
    List<Delivery> episodes() {
        Set<String> features = new TreeSet<>();
        delivers.values().forEach(features::addAll);
        List<Delivery> episodes = new ArrayList<>();
        features.forEach(feature -> episodes.addAll(episodesOf(feature)));
        return episodes;
    }

    /** Whether a deployment that names the item is effective. */
    boolean delivered(WorkItem item) {
        return histories.values().stream()
                .map(history -> history.get(history.size() - 1))
                .anyMatch(last ->
                        last.effective() && world.catalogue.items(last.state()).contains(item));
    }

    /** While a deployment that names the item is effective. */
    List<Stretch> delivering(WorkItem item) {
        return Stretch.where(sorted(all()), known -> latest(known).stream().anyMatch(last -> names(last, item)));
    }

    /** The same for each deployment alone. */
    List<List<Stretch>> deliveringEach(WorkItem item) {
        return histories.values().stream()
                .map(history -> Stretch.where(sorted(history), known -> names(history.get(known.size() - 1), item)))
                .toList();
    }

    private boolean names(Deployment deployment, WorkItem item) {
        return deployment.effective()
                && world.catalogue.items(deployment.state()).contains(item);
    }

    private static List<Fact> sorted(List<Deployment> deployments) {
        return deployments.stream().map(Deployment::fact).sorted(Fact.ORDER).toList();
    }

    private List<Delivery> episodesOf(String feature) {
        List<Delivery> episodes = new ArrayList<>();
        List<Fact> facts = facts(feature);
        for (Stretch stretch : Stretch.where(facts, known -> isDeployed(feature, known))) {
            Deployment starter = within(stretch, feature).get(0);
            Delivery last = episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
            if (last == null || !last.isResumedBy(starter)) {
                Delivery next = new Delivery(feature, episodes.size() + 1, starter);
                episodes.add(next);
                if (last != null) {
                    last.nextStart = stretch.start();
                }
                last = next;
            }
            last.deployed.add(stretch);
            last.deployments.addAll(within(stretch, feature));
        }
        List<Fact> usages = world.usages.of(feature);
        Instant firstProof = usages.isEmpty() ? null : usages.get(0).occurredAt();
        for (Delivery episode : episodes) {
            episode.effective = effective(episode, facts);
            episode.startClock(world.catalogue, firstProof);
        }
        return episodes;
    }

    /** What bears on whether a feature is effective, in order. */
    private List<Fact> facts(String feature) {
        Stream<Fact> deploymentFacts = all().stream().map(Deployment::fact);
        return Stream.of(deploymentFacts, rollouts(feature).stream(), world.policies.all().stream())
                .flatMap(facts -> facts)
                .sorted(Fact.ORDER)
                .toList();
    }

    /** "A feature is delivered while at least one deployment naming it is effective." */
    private boolean isDeployed(String feature, List<Fact> known) {
        return latest(known).stream().anyMatch(deployment -> isDelivering(deployment, feature));
    }

    /** Every deployment as it is after the known facts. */
    private Collection<Deployment> latest(List<Fact> known) {
        Map<String, Deployment> latest = new HashMap<>();
        for (Fact fact : known) {
            if (after.containsKey(fact)) {
                latest.put(fact.text("deploymentId"), after.get(fact));
            }
        }
        return latest.values();
    }

    private boolean isDelivering(Deployment deployment, String feature) {
        return deployment.effective() && delivers.get(deployment).contains(feature);
    }

    /** The deployments that delivered the feature for some time from an instant of the stretch on. */
    private List<Deployment> within(Stretch stretch, String feature) {
        return all().stream()
                .filter(deployment -> isDelivering(deployment, feature) && !deployment.overwritten())
                .filter(deployment -> stretch.contains(deployment.fact().occurredAt()))
                .sorted((one, other) -> Fact.ORDER.compare(one.fact(), other.fact()))
                .toList();
    }

    private List<Stretch> effective(Delivery episode, List<Fact> facts) {
        return Stretch.where(facts, known -> isDeployed(episode.feature, known) && isRolledOut(episode, known)).stream()
                .filter(stretch -> episode.includes(stretch.start()))
                .toList();
    }

    /**
     * "Where rollout facts exist, the feature is effective only while enabled with at least minRollout percent
     * (default: above 0)", by the policy in force then. Rollout facts outside production are ignored.
     */
    private boolean isRolledOut(Delivery episode, List<Fact> known) {
        List<Fact> rollouts = rollouts(episode.feature);
        if (rollouts.isEmpty()) {
            return true;
        }
        Fact last = rollouts.stream()
                .filter(rollout -> isAmong(known, rollout))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (last == null || !last.get("enabled").booleanValue()) {
            return false;
        }
        double percentage = last.has("percentage") ? last.get("percentage").doubleValue() : 100;
        Settings then = world.policies.inForce(world.scopes(episode), record -> isAmong(known, record));
        return percentage > 0 && percentage >= then.minRollout();
    }

    /** Whether a fact that bears on the feature is among the first of them. */
    private static boolean isAmong(List<Fact> first, Fact fact) {
        return Fact.ORDER.compare(fact, first.get(first.size() - 1)) <= 0;
    }

    private List<Fact> rollouts(String feature) {
        return rollouts.getOrDefault(feature, List.of()).stream()
                .filter(Fact::inProduction)
                .toList();
    }

    private List<Deployment> all() {
        return histories.values().stream().flatMap(List::stream).toList();
    }
}
