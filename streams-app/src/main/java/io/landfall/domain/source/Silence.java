package io.landfall.domain.source;

import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source that used to speak did not, through its whole window.
 *
 * @param from end of the last hour in which it was heard
 * @param deadline end of the window, widened to a whole hour
 * @param spoke when it was heard again; absent while it is not
 * @param hours in how many hours it had been heard
 * @param policy that ruled it
 */
record Silence(
        Instant from, Instant deadline, @Nullable Instant spoke, int hours, Ruling<Window> window, PolicyView policy) {}
