package io.landfall.oracle;

import java.time.Instant;
import java.util.List;

/** {@code NEVER_FINISHED} of an item without a feature: follow-up deployments keep it open. */
final class ItemNeverFinished {

    private ItemNeverFinished() {}

    static List<Run> runs(ItemCase about) {
        long followUps = about.settings().followUps();
        boolean featured = !about.world().catalogue.featuresOf(about.item()).isEmpty();
        if (followUps < 1 || featured) {
            return List.of();
        }
        List<Instant> starts = starts(about);
        if (starts.isEmpty()) {
            return List.of();
        }
        Instant clock = starts.get(0);
        return List.of(about.run(
                Kind.NEVER_FINISHED, clock, clock, about.closing(), lapsed -> deadline(starts, lapsed, followUps)));
    }

    /** The start of d_N; after an answer that lapsed, that of the N-th one later than it. {@code null}: none yet. */
    static Instant deadline(List<Instant> starts, Instant lapsed, long followUps) {
        return starts.stream()
                .filter(start -> lapsed == null || start.isAfter(lapsed))
                .skip(lapsed == null ? followUps : followUps - 1)
                .findFirst()
                .orElse(null);
    }

    /**
     * When each deployment naming the item first took effect within [start, closing) of the episode: at the start those
     * that are effective then.
     */
    private static List<Instant> starts(ItemCase about) {
        Instant start = about.episode().start();
        Instant closedAt = about.episode().closedAt();
        return about.world().deliveries.deliveringEach(about.item()).stream()
                .map(stretches -> firstFrom(start, stretches))
                .filter(first -> first != null && (closedAt == null || first.isBefore(closedAt)))
                .sorted()
                .toList();
    }

    private static Instant firstFrom(Instant start, List<Stretch> stretches) {
        return stretches.stream()
                .filter(stretch -> stretch.goesOnAfter(start))
                .map(stretch -> Run.later(stretch.start(), start))
                .findFirst()
                .orElse(null);
    }
}
