package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.feature.DeploymentHistory.Interval;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The law for features: same facts, same policies, same instant, same answer. */
public final class FeatureAssessor {

    private final FeatureTimeline timeline;
    private final Policies policies;
    private final Heard heard;
    private final NextInstant next;
    private final @Nullable CatalogueEntry entry;
    private final Usage usage;
    private final Set<String> sources;

    private FeatureAssessor(FeatureTimeline timeline, Policies policies, Heard heard, Instant asOf) {
        this.timeline = timeline;
        this.policies = policies;
        this.heard = heard;
        next = new NextInstant(asOf);
        List<CatalogueEntry> greatestFirst = new ArrayList<>(timeline.entries());
        Collections.reverse(greatestFirst);
        entry = Catalogue.inForce(greatestFirst, asOf);
        usage = new Usage(timeline.usage(), entry, next);
        sources = sources(timeline, heard, asOf);
    }

    public static FeatureAssessment assess(FeatureTimeline timeline, Policies policies, Heard heard, Instant asOf) {
        return new FeatureAssessor(timeline, policies, heard, asOf).assess();
    }

    /** The telemetry sources that answer for a feature: those its entry in force lists, else every one that ever spoke. */
    public static Set<String> sources(FeatureTimeline timeline, Heard heard, Instant asOf) {
        List<CatalogueEntry> greatestFirst = new ArrayList<>(timeline.entries());
        Collections.reverse(greatestFirst);
        CatalogueEntry entry = Catalogue.inForce(greatestFirst, asOf);
        return entry == null || entry.sources().isEmpty() ? heard.sources() : Set.copyOf(entry.sources());
    }

    private FeatureAssessment assess() {
        unseen();
        List<DeliveryState> states = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        Instant awaits = null;
        List<DeliveryEpisode> episodes = DeliveryEpisode.of(intervals());
        for (int i = 0; i < episodes.size(); i++) {
            DeliveryEpisode episode = episodes.get(i);
            if (foldedAway(episode)) {
                continue;
            }
            Instant until = i + 1 < episodes.size() ? episodes.get(i + 1).deliveredAt() : null;
            Delivered delivered = delivered(episode, until);
            states.add(delivered.state());
            DeliveredUnused verdict = new DeliveredUnused(delivered, heard, sources, next);
            alerts.addAll(verdict.alerts(decisionsSince(episode.deliveredAt())));
            Instant deadline = verdict.awaits();
            if (deadline != null && (awaits == null || deadline.isBefore(awaits))) {
                awaits = deadline;
            }
        }
        return new FeatureAssessment(states, alerts, next.get(), awaits, sources);
    }

    private boolean foldedAway(DeliveryEpisode episode) {
        FeatureSummary folded = timeline.folded();
        return folded != null && episode.deliveredAt().isBefore(folded.through());
    }

    private void unseen() {
        timeline.entries().forEach(fact -> next.at(fact.at().occurredAt()));
        timeline.rollouts().forEach(fact -> next.at(fact.at().occurredAt()));
        timeline.decisions().forEach(fact -> next.at(fact.at().occurredAt()));
        for (DeliveringDeployment deployment : timeline.deployments()) {
            deployment.history().facts().forEach(fact -> next.at(fact.at().occurredAt()));
        }
    }

    /** When the deployments that deliver this feature did so. */
    private List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>();
        for (DeliveringDeployment deployment : timeline.deployments()) {
            intervals.addAll(deployment
                    .history()
                    .intervals(next.asOf(), state -> deployment.delivers(state, timeline.feature())));
        }
        return intervals;
    }

    private Delivered delivered(DeliveryEpisode episode, @Nullable Instant until) {
        String team = entry != null && entry.team() != null
                ? entry.team()
                : episode.starter().known().team();
        List<String> scopes = new ArrayList<>(List.of("feature:" + timeline.feature()));
        if (team != null) {
            scopes.add("team:" + team);
        }
        scopes.add("default");
        next.atAny(policies.nextChange(scopes, next.asOf()));
        List<Stretch> effective =
                Rollouts.effective(episode.deployed(), timeline.rollouts(), policies, scopes, next.asOf());
        Instant endedAt =
                effective.isEmpty() ? null : effective.get(effective.size() - 1).to();
        PolicyView policy = endedAt == null ? policies.at(next.asOf(), scopes) : policies.before(endedAt, scopes);
        Instant clock = clock(episode, effective);
        boolean countUnknown = policy.value(PolicyKey.COUNT_UNKNOWN, false);
        Usage.Totals totals = clock == null
                ? new Usage.Totals(0, 0, null, null, new TreeMap<>())
                : usage.totals(Hours.of(clock), until == null ? Long.MAX_VALUE : Hours.of(until), countUnknown);
        DeliveryState state = new DeliveryState(
                timeline.feature(),
                entry == null ? null : entry.name(),
                team,
                episode.number(),
                episode.deliveredAt(),
                clock,
                !effective.isEmpty() && endedAt == null,
                endedAt,
                episode.starter(),
                episode.deployments(next.asOf()),
                proven() != null,
                totals.firstUseAt(),
                totals.lastUseAt(),
                totals.uses(),
                totals.actors(),
                totals.others());
        return new Delivered(state, episode, effective, usage, policy);
    }

    /** The latest of delivery, rollout, launch and, unless the source is proof, the first proof; null while one is missing. */
    private @Nullable Instant clock(DeliveryEpisode episode, List<Stretch> effective) {
        Instant proven = proven();
        if (effective.isEmpty() || proven == null) {
            return null;
        }
        Instant clock =
                Collections.max(List.of(episode.deliveredAt(), effective.get(0).from(), proven));
        Instant launch = entry == null ? null : entry.launchAt();
        if (launch != null && launch.isAfter(clock)) {
            clock = launch;
        }
        next.at(clock);
        return clock;
    }

    /** Since when the feature is known to be able to report: for ever where the source is proof; null while it is not. */
    private @Nullable Instant proven() {
        if (entry != null && entry.provenBySource()) {
            return Instant.MIN;
        }
        FeatureSummary folded = timeline.folded();
        Instant first = usage.firstProof();
        Instant earlier = folded == null ? null : folded.firstProof();
        return earlier != null && (first == null || earlier.isBefore(first)) ? earlier : first;
    }

    private List<DecisionFact> decisionsSince(Instant start) {
        return timeline.decisions().stream()
                .filter(decision -> decision.at().seenBy(next.asOf())
                        && !decision.at().occurredAt().isBefore(start))
                .toList();
    }
}
