package io.landfall.domain.feature;

import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.source.Heard;
import io.landfall.domain.source.Silences;
import io.landfall.domain.verdict.NextInstant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds the usage of delivery episodes that ended before others began, and says where that of the others may be folded. */
public final class FeatureFolding {

    /** Of so many signals, every choice of them is looked at; of more, each by itself. */
    private static final int FEW = 4;

    private FeatureFolding() {}

    /**
     * The summary of all but the last episode; null for nothing to fold.
     *
     * @param deliveries the episodes as assessed, in order
     * @param heardBefore all usage of what is folded must have been heard before
     */
    public static @Nullable FeatureSummary fold(
            FeatureTimeline timeline, FeatureUse use, List<DeliveryState> deliveries, Instant heardBefore) {
        if (deliveries.size() < 2) {
            return null;
        }
        Instant through = deliveries.get(deliveries.size() - 1).deliveredAt();
        if (!use.closedBefore(through, heardBefore)) {
            return null;
        }
        FeatureSummary before = summary(timeline);
        return new FeatureSummary(through, before.firstProof(), before.finalThrough());
    }

    /** What was folded so far. */
    public static FeatureSummary summary(FeatureTimeline timeline) {
        FeatureSummary before = timeline.folded();
        return before == null ? FeatureSummary.NOTHING : before;
    }

    /**
     * The hour before which usage may be folded: more of the present one is to come, and where a source may turn out to be silent, a window
     * may turn out to end later than it does today, at an hour within what would have been folded.
     */
    public static long before(FeatureTimeline timeline, Policies policies, Heard heard, Instant asOf) {
        long now = Hours.of(asOf);
        Instant undecided = new Silences(heard, policies, new NextInstant(asOf))
                .undecidedSince(FeatureAssessor.sources(timeline, heard, asOf));
        return undecided == null ? now : Math.min(now, Hours.of(undecided));
    }

    /**
     * The hours at which verdicts cut usage: those of today, and those that there would be if the catalogue claimed but some of the
     * signals.
     *
     * @param finalThrough alerts that were cleared up to here are of no interest any more
     */
    public static NavigableSet<Long> marks(
            FeatureTimeline timeline, Policies policies, Heard heard, Instant asOf, Instant finalThrough) {
        AskedHours asked = new AskedHours(finalThrough);
        FeatureAssessor.assess(timeline, policies, heard, asOf, asked);
        for (Set<UseBucket.Key> choice : choices(timeline.usage())) {
            List<UseBucket> claimed = timeline.usage().stream()
                    .filter(bucket -> choice.contains(bucket.key()))
                    .map(bucket -> named(timeline.feature(), bucket))
                    .toList();
            FeatureAssessor.assess(with(timeline, claimed), policies, heard, asOf, asked);
        }
        return asked.hours();
    }

    private static List<Set<UseBucket.Key>> choices(List<UseBucket> usage) {
        List<UseBucket.Key> keys = usage.stream().map(UseBucket::key).distinct().toList();
        List<Set<UseBucket.Key>> choices = new ArrayList<>(List.of(Set.of()));
        for (UseBucket.Key key : keys) {
            List<Set<UseBucket.Key>> without = keys.size() > FEW ? List.of(Set.of()) : List.copyOf(choices);
            for (Set<UseBucket.Key> others : without) {
                Set<UseBucket.Key> some = new HashSet<>(others);
                some.add(key);
                choices.add(some);
            }
        }
        return choices;
    }

    /** As if the sender had named the feature, which no catalogue can take back. */
    private static UseBucket named(String feature, UseBucket bucket) {
        return new UseBucket(
                bucket.signal(), feature, bucket.patterns(), bucket.hour(), bucket.cells(), bucket.sources());
    }

    private static FeatureTimeline with(FeatureTimeline timeline, List<UseBucket> usage) {
        return new FeatureTimeline(
                timeline.feature(),
                timeline.folded(),
                timeline.entries(),
                timeline.deployments(),
                timeline.rollouts(),
                timeline.decisions(),
                usage);
    }
}
