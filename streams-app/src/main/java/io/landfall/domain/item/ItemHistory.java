package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.fact.WorkItemFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The episodes of an item and what was last known of it.
 *
 * @param last last known fields, those of the summary where nothing came after it
 * @param names its id, and every key it ever bore
 * @param episodes those after the folded ones, in order
 * @param folded the last folded one
 */
public record ItemHistory(
        WorkItemFact last,
        SortedSet<String> names,
        Instant createdAt,
        List<Episode> episodes,
        @Nullable Episode folded) {

    public Episode current() {
        return episodes.isEmpty() && folded != null ? folded : episodes.get(episodes.size() - 1);
    }

    /** The history as seen at as-of; null where nothing was seen yet. */
    static @Nullable ItemHistory of(ItemTimeline timeline, Instant asOf) {
        Walk walk = new Walk(timeline);
        walk.createdAt = earliestCreation(timeline, asOf);
        for (WorkItemFact fact : timeline.facts()) {
            if (fact.at().seenBy(asOf)) {
                walk.step(fact);
            }
        }
        return walk.end();
    }

    private static @Nullable Instant earliestCreation(ItemTimeline timeline, Instant asOf) {
        Instant earliest = timeline.folded() == null ? null : timeline.folded().createdAt();
        for (WorkItemFact fact : timeline.facts()) {
            Instant created = fact.createdAt();
            if (created != null && fact.at().seenBy(asOf) && (earliest == null || created.isBefore(earliest))) {
                earliest = created;
            }
        }
        return earliest;
    }

    /** Goes through the facts in order and cuts them into episodes. */
    private static final class Walk {

        private final @Nullable Episode folded;
        private final List<Episode> episodes = new ArrayList<>();
        private final SortedSet<String> names = new TreeSet<>();
        private @Nullable WorkItemFact last;
        private @Nullable Instant createdAt;
        private long number;
        private boolean open;
        private @Nullable Instant startAt;
        private @Nullable Instant committedAt;
        private @Nullable Instant startedAt;
        private @Nullable Instant almostDoneAt;
        private @Nullable FactOrder closedBy;
        private List<Episode.Step> steps = new ArrayList<>();

        Walk(ItemTimeline timeline) {
            ItemSummary summary = timeline.folded();
            names.add(timeline.itemId());
            folded = summary == null ? null : summary.episode();
            last = summary == null ? null : summary.last();
            number = folded == null ? 0 : folded.number();
            if (last != null) {
                names.addAll(last.keys());
            }
        }

        void step(WorkItemFact fact) {
            WorkItemFact known = last == null ? fact : fact.over(last);
            last = known;
            names.addAll(fact.keys());
            Instant now = fact.at().occurredAt();
            if (number == 0) {
                begin(createdAt == null ? now : createdAt);
            } else if (!open && !known.closed()) {
                begin(now);
            }
            StatusCategory category = known.category() == null ? StatusCategory.INTAKE : known.category();
            steps.add(new Episode.Step(fact.at(), category, fact.activity()));
            if (open) {
                reach(category, now);
                if (known.closed()) {
                    closedBy = fact.at();
                    open = false;
                }
            }
        }

        private void begin(Instant start) {
            finish();
            number++;
            open = true;
            startAt = start;
            committedAt = null;
            startedAt = null;
            almostDoneAt = null;
            closedBy = null;
            steps = new ArrayList<>();
        }

        private void reach(StatusCategory category, Instant now) {
            if (committedAt == null && category != StatusCategory.INTAKE) {
                committedAt = now;
            }
            if (startedAt == null && category.atLeast(StatusCategory.ACTIVE)) {
                startedAt = now;
            }
            if (almostDoneAt == null && category == StatusCategory.ALMOST_DONE) {
                almostDoneAt = now;
            }
        }

        private void finish() {
            if (startAt != null) {
                episodes.add(new Episode(number, startAt, committedAt, startedAt, almostDoneAt, closedBy, steps));
            }
        }

        @Nullable
        ItemHistory end() {
            finish();
            WorkItemFact known = last;
            if (known == null) {
                return null;
            }
            Instant created = createdAt == null ? episodes.get(0).startAt() : createdAt;
            return new ItemHistory(known, names, created, episodes, folded);
        }
    }
}
