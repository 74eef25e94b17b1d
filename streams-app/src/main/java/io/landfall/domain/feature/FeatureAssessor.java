package io.landfall.domain.feature;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.feature.DeploymentHistory.Interval;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.source.Heard;
import io.landfall.domain.source.Silences;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The law for features: same facts, same policies, same instant, same answer. */
public final class FeatureAssessor {

    /** One line a verdict. */
    private static final List<Function<DeliveryCase, List<Alert>>> VERDICTS = List.of(
            DeliveredUnused::of,
            DeliveredUnobservable::of,
            Undecided::received,
            BelowExpectedUse::of,
            UseFaded::of,
            NeverFinished::of,
            Undecided::closed);

    private final FeatureTimeline timeline;
    private final Policies policies;
    private final NextInstant next;
    private final @Nullable CatalogueEntry entry;
    private final Telemetry telemetry;
    private final AskedHours asked;

    private FeatureAssessor(FeatureTimeline timeline, Policies policies, Heard heard, Instant asOf, AskedHours asked) {
        this.asked = asked;
        this.timeline = timeline;
        this.policies = policies;
        next = new NextInstant(asOf);
        List<CatalogueEntry> greatestFirst = new ArrayList<>(timeline.entries());
        Collections.reverse(greatestFirst);
        entry = Catalogue.inForce(greatestFirst, asOf);
        Set<String> sources = sources(timeline, heard, asOf);
        Silences silences = new Silences(heard, policies, next);
        Usage usage = new Usage(timeline.usage(), entry, next, asked);
        telemetry = new Telemetry(
                entry,
                usage,
                earliest(timeline.folded(), usage.firstProof()),
                heard,
                sources,
                entry == null ? Long.MIN_VALUE : mapped(entry, timeline.entries()),
                silences.unknown(sources),
                silences.knownSince(sources));
    }

    public static FeatureAssessment assess(FeatureTimeline timeline, Policies policies, Heard heard, Instant asOf) {
        return assess(timeline, policies, heard, asOf, new AskedHours(Instant.MAX));
    }

    /** @param asked is told at which hours the usage was cut */
    static FeatureAssessment assess(
            FeatureTimeline timeline, Policies policies, Heard heard, Instant asOf, AskedHours asked) {
        return new FeatureAssessor(timeline, policies, heard, asOf, asked).assess();
    }

    /** The telemetry sources that answer for a feature: those its entry in force lists, else every one that ever spoke. */
    public static Set<String> sources(FeatureTimeline timeline, Heard heard, Instant asOf) {
        List<CatalogueEntry> greatestFirst = new ArrayList<>(timeline.entries());
        Collections.reverse(greatestFirst);
        CatalogueEntry entry = Catalogue.inForce(greatestFirst, asOf);
        return entry == null || entry.sources().isEmpty() ? heard.sources() : Set.copyOf(entry.sources());
    }

    /** The hour in which the catalogue first had the last of an entry's signals. */
    private static long mapped(CatalogueEntry entry, List<CatalogueEntry> all) {
        return entry.signals().stream()
                .map(signal -> all.stream()
                        .filter(version -> version.signals().contains(signal))
                        .map(version -> version.at().occurredAt())
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .mapToLong(Hours::of)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private FeatureAssessment assess() {
        unseen();
        List<DeliveryState> states = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        List<DecisionFact> decisions = timeline.decisions().stream()
                .filter(decision -> decision.at().seenBy(next.asOf()))
                .toList();
        List<DeliveryEpisode> episodes = DeliveryEpisode.of(DeploymentHistory.delivering(turns()), intervals());
        for (int i = 0; i < episodes.size(); i++) {
            DeliveryEpisode episode = episodes.get(i);
            if (foldedAway(episode)) {
                continue;
            }
            Instant until = i + 1 < episodes.size() ? episodes.get(i + 1).deliveredAt() : null;
            DeliveryCase delivery = delivery(episode, until, decisions);
            states.add(delivery.state());
            VERDICTS.forEach(verdict -> alerts.addAll(verdict.apply(delivery)));
        }
        return new FeatureAssessment(states, alerts, next.get(), next.awaits(), telemetry.sources());
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

    private List<DeploymentHistory.Turn> turns() {
        List<DeploymentHistory.Turn> turns = new ArrayList<>();
        for (DeliveringDeployment deployment : timeline.deployments()) {
            turns.addAll(
                    deployment.history().turns(next.asOf(), state -> deployment.delivers(state, timeline.feature())));
        }
        return turns;
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

    private DeliveryCase delivery(DeliveryEpisode episode, @Nullable Instant until, List<DecisionFact> decisions) {
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
        Instant startAt = startAt(episode, effective);
        Instant proven = proven();
        Instant clock = startAt == null || proven == null ? null : later(startAt, proven);
        boolean countUnknown = policy.value(PolicyKey.COUNT_UNKNOWN, false);
        Usage.Totals totals = clock == null
                ? new Usage.Totals(0, 0, null, null, new TreeMap<>())
                : telemetry
                        .usage()
                        .totals(Hours.of(clock), until == null ? Long.MAX_VALUE : Hours.of(until), countUnknown);
        asked.ofState();
        boolean effectiveNow = !effective.isEmpty() && endedAt == null;
        DeliveryState state = new DeliveryState(
                timeline.feature(),
                entry == null ? null : entry.name(),
                team,
                episode.number(),
                episode.deliveredAt(),
                clock,
                effectiveNow,
                endedAt,
                episode.starter(),
                episode.deployments(next.asOf()),
                proven != null,
                totals.firstUseAt(),
                totals.lastUseAt(),
                totals.uses(),
                totals.actors(),
                totals.others(),
                effectiveNow ? telemetry.unknownSince(next) : null);
        return new DeliveryCase(state, episode, startAt, effective, until, policy, decisions, telemetry, next);
    }

    /** The latest of delivery, rollout and launch; null where it never was rolled out. */
    private @Nullable Instant startAt(DeliveryEpisode episode, List<Stretch> effective) {
        if (effective.isEmpty()) {
            return null;
        }
        Instant start = later(episode.deliveredAt(), effective.get(0).from());
        Instant launch = entry == null ? null : entry.launchAt();
        start = launch == null ? start : later(start, launch);
        next.at(start);
        return start;
    }

    /** Since when the feature is known to be able to report: for ever where the source is proof; null while it is not. */
    private @Nullable Instant proven() {
        if (entry != null && entry.provenBySource()) {
            return Instant.MIN;
        }
        return telemetry.proof() == null ? null : telemetry.proof().occurredAt();
    }

    private static @Nullable FactOrder earliest(@Nullable FeatureSummary folded, @Nullable FactOrder proof) {
        Instant before = folded == null ? null : folded.firstProof();
        return before != null && (proof == null || before.isBefore(proof.occurredAt()))
                ? FactOrder.unnamed(before)
                : proof;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
