package io.landfall.domain.feature;

import io.landfall.domain.feature.DeploymentHistory.Interval;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One delivery of a feature: the stretches in which it was deployed, from the first to the last with the same artifact.
 *
 * @param number for people, from 1
 * @param intervals of its deployments, by start
 */
public record DeliveryEpisode(long number, List<Stretch> deployed, List<Interval> intervals) {

    Instant deliveredAt() {
        return deployed.get(0).from();
    }

    /** The deployment that began it. */
    Deployed starter() {
        return intervals.get(0).started();
    }

    /** How many deployments of it had taken effect by an instant. */
    long deployments(Instant by) {
        return intervals.stream()
                .filter(interval -> interval.start().seenBy(by))
                .map(interval -> interval.started().deploymentId())
                .distinct()
                .count();
    }

    /**
     * A further deployment while delivered changes nothing; the same artifact after a rollback resumes; another begins
     * anew.
     *
     * @param delivered while any of the deployments delivered, in order
     */
    public static List<DeliveryEpisode> of(List<Stretch> delivered, List<Interval> unordered) {
        List<Interval> intervals = new ArrayList<>(unordered);
        intervals.sort(Comparator.comparing(Interval::start));
        List<DeliveryEpisode> episodes = new ArrayList<>();
        for (Stretch stretch : delivered) {
            List<Interval> within = intervals.stream()
                    .filter(interval -> !interval.start().occurredAt().isBefore(stretch.from())
                            && stretch.outlasts(interval.start().occurredAt()))
                    .toList();
            DeliveryEpisode current = episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
            if (current == null || !current.has(within.get(0).started())) {
                current = new DeliveryEpisode(episodes.size() + 1, new ArrayList<>(), new ArrayList<>());
                episodes.add(current);
            }
            current.deployed.add(stretch);
            current.intervals.addAll(within);
        }
        return episodes;
    }

    private boolean has(Deployed deployment) {
        return intervals.stream()
                .flatMap(interval -> interval.states().stream())
                .anyMatch(state -> state.sameArtifact(deployment));
    }
}
