package io.landfall.domain.verdict;

import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.verdict.Alert.Applied;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many further deliveries make something never finished. A decision begins the count anew. */
public record FollowUps(long number, Applied applied) {

    /** Null where the policy doesn't say. */
    public static @Nullable FollowUps of(PolicyView policy) {
        Ruling<Long> ruling = policy.ruling(PolicyKey.FOLLOW_UPS);
        return ruling == null || ruling.value() < 1
                ? null
                : new FollowUps(
                        ruling.value(), new Applied(ruling.scope(), ruling.version(), Long.toString(ruling.value())));
    }

    /**
     * Counts from the first delivery, which is none again, or from the decision that a clock starts with.
     *
     * @param deliveries by when each took effect first
     * @param held when it holds from an instant on
     */
    public Run run(Instant clock, Instant since, List<Instant> deliveries, Function<Instant, List<Stretch>> held) {
        return new Run(
                clock,
                since,
                after(deliveries.subList(Math.min(1, deliveries.size()), deliveries.size()), held),
                decided -> after(
                        deliveries.stream().filter(at -> at.isAfter(decided)).toList(), held));
    }

    private List<Stretch> after(List<Instant> again, Function<Instant, List<Stretch>> held) {
        return again.size() < number ? List.of() : held.apply(again.get((int) number - 1));
    }
}
