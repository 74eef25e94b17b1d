package io.landfall.domain.feature;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.window;

import io.landfall.domain.Given;
import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.CatalogueEntry.Cadence;
import io.landfall.domain.fact.CatalogueEntry.Expected;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.DeploymentFact.Status;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.RolloutFact;
import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.fact.UseBucket.ActorClass;
import io.landfall.domain.fact.UseBucket.Cell;
import io.landfall.domain.fact.UseBucket.Entry;
import io.landfall.domain.fact.UseBucket.Kind;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.source.Heard;
import io.landfall.domain.verdict.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The story of feature {@code F}, told in any order. It claims the signal {@code click}, its adoption window is one day,
 * and its source {@code web} is proven and was heard on the 19th, unless something else is said.
 */
final class FeatureStory {

    private final List<CatalogueEntry> entries = new ArrayList<>();
    private final Map<String, List<DeploymentFact>> deployments = new LinkedHashMap<>();
    private final List<RolloutFact> rollouts = new ArrayList<>();
    private final List<DecisionFact> decisions = new ArrayList<>();
    private final List<UseBucket> usage = new ArrayList<>();
    private final Policies policies = new Policies();
    private Heard heard = new Heard();
    private int facts;

    FeatureStory() {
        rules("p0", "1 00:00", Map.of("adoptionWindow", window("PT24H")));
        heard("web", "19 00:00");
        entries.add(entry("1 00:00", true, null, List.of("click"), List.of()));
    }

    FeatureStory entry(boolean provenBySource, String launchAt, List<String> sources) {
        entries.clear();
        return alsoEntry("1 00:00", provenBySource, launchAt, sources);
    }

    FeatureStory alsoEntry(String time, boolean provenBySource, String launchAt, List<String> sources) {
        entries.add(entry(time, provenBySource, launchAt, List.of("click"), sources));
        return this;
    }

    FeatureStory claims(String time, String signal) {
        entries.add(entry(time, true, null, List.of(signal), List.of()));
        return this;
    }

    private CatalogueEntry entry(
            String time, boolean provenBySource, String launchAt, List<String> signals, List<String> sources) {
        Instant launch = launchAt == null ? null : at(launchAt);
        return new CatalogueEntry(
                fact(time),
                "F",
                null,
                null,
                signals,
                List.of(),
                List.of(),
                launch,
                provenBySource,
                sources,
                null,
                null);
    }

    FeatureStory rules(String id, String time, Map<String, Object> values) {
        policies.put(Given.policy(id, "default", time, values));
        return this;
    }

    FeatureStory onlyHeard(String source, String time) {
        heard = new Heard();
        return heard(source, time);
    }

    FeatureStory heard(String source, String time) {
        heard.put(source, Hours.of(at(time)), at(time));
        return this;
    }

    FeatureStory crowded(String source, String time) {
        heard.crowded(source, Hours.of(at(time)));
        return this;
    }

    FeatureStory unheard() {
        heard = new Heard();
        return this;
    }

    /** Deployment {@code id} of the artifact of that name. */
    FeatureStory deployed(String time, String id, String artifact) {
        return deployment(time, id, artifact, Status.SUCCEEDED, null);
    }

    FeatureStory deployment(String time, String id, String artifact, Status status, String environment) {
        deployments
                .computeIfAbsent(id, name -> new ArrayList<>())
                .add(new DeploymentFact(
                        fact(time), status, null, environment, null, artifact, null, null, null, List.of("F")));
        return this;
    }

    FeatureStory rolledBack(String time, String id) {
        return deployment(time, id, null, Status.ROLLED_BACK, null);
    }

    FeatureStory rolledOut(String time, boolean enabled, double percentage) {
        rollouts.add(new RolloutFact(fact(time), null, enabled, percentage));
        return this;
    }

    FeatureStory decided(String time, DecisionFact.Kind kind, String until) {
        decisions.add(Given.decision(kind, time, until));
        return this;
    }

    FeatureStory decided(DecisionFact decision) {
        decisions.add(decision);
        return this;
    }

    /** What the catalogue says from the beginning on, use expected and cadence among it. */
    FeatureStory expects(Expected expected, Cadence cadence) {
        CatalogueEntry before = entries.get(entries.size() - 1);
        entries.add(new CatalogueEntry(
                before.at(),
                "F",
                null,
                null,
                before.signals(),
                List.of(),
                List.of(),
                before.launchAt(),
                before.provenBySource(),
                before.sources(),
                cadence,
                expected));
        entries.remove(before);
        return this;
    }

    FeatureStory usedBy(String time, long actor, long count) {
        Cell cell = new Cell(
                Kind.USE,
                ActorClass.EXTERNAL,
                true,
                count,
                at(time),
                List.of(new Entry(fact(time), count, actor)),
                count > 0 ? Actors.of(actor) : Actors.NONE);
        usage.add(new UseBucket("click", null, List.of(), Hours.of(at(time)), List.of(cell), List.of("web")));
        return this;
    }

    FeatureStory used(String time) {
        return used(time, ActorClass.EXTERNAL, 1);
    }

    FeatureStory used(String time, ActorClass actorClass, long count) {
        return telemetry(time, Kind.USE, actorClass, true, count, "click");
    }

    FeatureStory telemetry(
            String time, Kind kind, ActorClass actorClass, boolean production, long count, String signal) {
        Cell cell = new Cell(
                kind,
                actorClass,
                production,
                count,
                at(time),
                List.of(new Entry(fact(time), count, null)),
                Actors.NONE);
        usage.add(new UseBucket(signal, null, List.of(), Hours.of(at(time)), List.of(cell), List.of("web")));
        return this;
    }

    private FactOrder fact(String time) {
        return Given.fact("f" + facts++, time);
    }

    FeatureAssessment assess(String asOf) {
        entries.sort(Comparator.comparing(CatalogueEntry::at));
        rollouts.sort(Comparator.comparing(RolloutFact::at));
        decisions.sort(Comparator.comparing(DecisionFact::at));
        List<DeliveringDeployment> all = new ArrayList<>();
        deployments.forEach((id, of) -> {
            of.sort(Comparator.comparing(DeploymentFact::at));
            all.add(new DeliveringDeployment(new DeploymentHistory(id, of), Set.of()));
        });
        FeatureTimeline timeline = new FeatureTimeline("F", null, entries, all, rollouts, decisions, usage);
        return FeatureAssessor.assess(timeline, policies, heard, at(asOf));
    }

    Alert alert(String asOf) {
        return assess(asOf).alerts().get(0);
    }

    List<String> alerts(String asOf) {
        return assess(asOf).alerts().stream()
                .map(alert -> "#" + alert.episode() + ' ' + Given.text(alert.life()))
                .toList();
    }

    /** The lives of the alerts of a kind. */
    List<String> alerts(io.landfall.domain.verdict.Kind kind, String asOf) {
        return all(kind, asOf).stream()
                .map(alert -> "#" + alert.episode() + ' ' + Given.text(alert.life()))
                .toList();
    }

    List<Alert> all(io.landfall.domain.verdict.Kind kind, String asOf) {
        return assess(asOf).alerts().stream()
                .filter(alert -> alert.kind() == kind)
                .toList();
    }

    DeliveryState delivery(String asOf) {
        List<DeliveryState> deliveries = assess(asOf).deliveries();
        return deliveries.get(deliveries.size() - 1);
    }
}
