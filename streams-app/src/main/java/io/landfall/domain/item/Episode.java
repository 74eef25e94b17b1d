package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.fact.Switches;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an item from opening to closing.
 *
 * @param number for people, from 1
 * @param startAt creation, or the reopening
 * @param committedAt first fact beyond INTAKE
 * @param startedAt first fact at ACTIVE or later
 * @param almostDoneAt first fact at ALMOST_DONE
 * @param closedBy the fact that closed it
 * @param steps its facts in order, those that came after the closing too
 */
public record Episode(
        long number,
        Instant startAt,
        @Nullable Instant committedAt,
        @Nullable Instant startedAt,
        @Nullable Instant almostDoneAt,
        @Nullable FactOrder closedBy,
        List<Step> steps) {

    /**
     * One fact of an item.
     *
     * @param category the item's after it
     * @param activity whether it counts as somebody working on the item
     */
    public record Step(FactOrder at, StatusCategory category, boolean activity) {}

    public @Nullable Instant closedAt() {
        return closedBy == null ? null : closedBy.occurredAt();
    }

    /** The facts while it was open, the closing one included. */
    List<Step> whileOpen() {
        FactOrder closing = closedBy;
        return closing == null
                ? steps
                : steps.stream()
                        .filter(step -> step.at().compareTo(closing) <= 0)
                        .toList();
    }

    /**
     * When it stood in a category. Only what is so once all facts of an instant are in counts.
     *
     * @param moved cause of the end, where that is not the closing
     */
    List<Stretch> in(StatusCategory category, Cause moved) {
        Switches switches = new Switches();
        for (Step step : whileOpen()) {
            switches.after(step.at(), step.category() == category && !step.at().equals(closedBy));
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Switches.Span span : switches.spans()) {
            Stretch stretch = Stretch.open(span.start().occurredAt());
            stretches.add(untilClosed(span.end() == null ? stretch : stretch.until(span.end(), moved)));
        }
        return stretches;
    }

    /** The part of a stretch that lies within the episode; the closing is its end where both fall on one instant. */
    Stretch untilClosed(Stretch stretch) {
        Stretch from = stretch.from().isBefore(startAt) ? stretch.startingAt(startAt) : stretch;
        FactOrder closing = closedBy;
        return closing == null || (from.to() != null && from.to().isBefore(closing.occurredAt()))
                ? from
                : new Stretch(from.from(), closing, Cause.CLOSURE);
    }
}
