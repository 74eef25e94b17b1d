package io.landfall.domain.item;

import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.List;

/**
 * In intake past the entry window, and nobody decided. The clock starts with the creation, where the first fact finds the
 * item in intake; nothing is held against an item that was found beyond it.
 */
final class EntryUndecided {

    private EntryUndecided() {}

    static List<Alert> of(ItemCase item) {
        return item.alerts(
                Kind.ENTRY_UNDECIDED,
                PolicyKey.ENTRY_WINDOW,
                item.episode().in(StatusCategory.INTAKE, Cause.START).stream()
                        .map(stretch -> span(item.episode(), stretch))
                        .toList());
    }

    private static ItemCase.Span span(Episode episode, Stretch stretch) {
        Instant first = episode.steps().get(0).at().occurredAt();
        return ItemCase.Span.of(stretch.from().isAfter(first) ? stretch : stretch.startingAt(episode.startAt()));
    }
}
