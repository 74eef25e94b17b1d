package io.landfall.domain.item;

import io.landfall.domain.feature.DeploymentHistory.Interval;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.FollowUps;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Delivered again and again, and still open. An item that stands for a feature is judged with the feature. */
final class NeverFinishedItem {

    private NeverFinishedItem() {}

    static List<Alert> of(ItemCase item) {
        FollowUps followUps = FollowUps.of(item.policy());
        if (followUps == null || !item.features().isEmpty()) {
            return List.of();
        }
        Episode episode = item.episode();
        Map<String, Instant> firsts = new HashMap<>();
        for (Interval interval : item.deployed()) {
            Instant ended =
                    interval.end() == null ? Instant.MAX : interval.end().occurredAt();
            Instant started = interval.start().occurredAt();
            Instant from = started.isBefore(episode.startAt()) ? episode.startAt() : started;
            if (ended.isAfter(from) && (episode.closedAt() == null || from.isBefore(episode.closedAt()))) {
                firsts.merge(
                        interval.started().deploymentId(), from, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        List<Instant> deliveries = firsts.values().stream().sorted().toList();
        if (deliveries.isEmpty()) {
            return List.of();
        }
        Instant first = deliveries.get(0);
        return item.alerts(
                Kind.NEVER_FINISHED,
                followUps.applied(),
                List.of(followUps.run(first, first, deliveries, at -> List.of(episode.untilClosed(Stretch.open(at))))));
    }
}
