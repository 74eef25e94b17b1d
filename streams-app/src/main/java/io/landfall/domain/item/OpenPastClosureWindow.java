package io.landfall.domain.item;

import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyKey.ClosureClock;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Open longer than its closure window: strictly, so that a closing at the deadline itself prevents it. */
final class OpenPastClosureWindow {

    private OpenPastClosureWindow() {}

    static List<Alert> of(ItemCase item) {
        Episode episode = item.episode();
        Instant clock = clock(episode, item.policy().value(PolicyKey.CLOSURE_CLOCK, ClosureClock.CREATED));
        if (clock == null) {
            return List.of();
        }
        Stretch open = episode.untilClosed(Stretch.open(clock));
        return item.alerts(
                Kind.OPEN_PAST_CLOSURE_WINDOW,
                PolicyKey.CLOSURE_WINDOW,
                List.of(new ItemCase.Span(clock, episode.startAt(), open)));
    }

    private static @Nullable Instant clock(Episode episode, ClosureClock clock) {
        return switch (clock) {
            case CREATED -> episode.startAt();
            case COMMITTED -> episode.committedAt();
            case STARTED -> episode.startedAt();
        };
    }
}
