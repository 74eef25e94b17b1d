package io.landfall.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a clock comes to.
 *
 * @param deadline when the window is used up
 * @param spans when the condition holds, the first one being that in which the deadline lies or the next after it
 * @param paused how much of the time from the clock's start to the deadline was unknown
 */
record Due(Instant deadline, List<Span> spans, Duration paused) {

    Due(Instant deadline, List<Span> spans) {
        this(deadline, spans, Duration.ZERO);
    }
}
