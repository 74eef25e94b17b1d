package io.landfall.domain.feature;

import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.verdict.Stretch;
import java.util.List;

/** A delivery episode with what its verdicts need: when it was effective, how it was used, what rules it. */
record Delivered(
        DeliveryState state, DeliveryEpisode episode, List<Stretch> effective, Usage usage, PolicyView policy) {}
