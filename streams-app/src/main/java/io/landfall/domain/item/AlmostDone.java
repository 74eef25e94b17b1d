package io.landfall.domain.item;

import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Almost done, or delivered, and still open past the window. */
final class AlmostDone {

    private AlmostDone() {}

    static List<Alert> of(ItemCase item) {
        Episode episode = item.episode();
        List<Stretch> either = new ArrayList<>(episode.in(StatusCategory.ALMOST_DONE, Cause.START));
        item.delivered().stream()
                .filter(stretch -> stretch.outlasts(episode.startAt()))
                .map(episode::untilClosed)
                .filter(stretch -> stretch.outlasts(stretch.from()))
                .forEach(either::add);
        return item.alerts(
                Kind.ALMOST_DONE,
                PolicyKey.ALMOST_DONE_WINDOW,
                union(either).stream().map(ItemCase.Span::of).toList());
    }

    /** Two stretches that overlap or touch are one, which ends when the later one does. */
    private static List<Stretch> union(List<Stretch> stretches) {
        List<Stretch> union = new ArrayList<>();
        stretches.sort(Comparator.comparing(Stretch::from));
        for (Stretch stretch : stretches) {
            Stretch last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last == null || (last.to() != null && last.to().isBefore(stretch.from()))) {
                union.add(stretch);
            } else {
                union.set(union.size() - 1, last.longer(stretch));
            }
        }
        return union;
    }
}
