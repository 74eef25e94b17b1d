package io.landfall.domain.feature;

import io.landfall.domain.fact.Environments;
import io.landfall.domain.fact.RolloutFact;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The stretches in which a feature was rolled out to enough of its audience. */
final class Rollouts {

    private Rollouts() {}

    /** The parts of the deployed stretches in which it was rolled out too; all of them where no rollout is known. */
    static List<Stretch> effective(
            List<Stretch> deployed, List<RolloutFact> rollouts, Policies policies, List<String> scopes, Instant asOf) {
        List<RolloutFact> seen = rollouts.stream()
                .filter(rollout -> rollout.at().seenBy(asOf) && Environments.production(rollout.environment()))
                .toList();
        if (seen.isEmpty()) {
            return deployed;
        }
        List<Stretch> enabled = enabled(seen, policies, scopes, asOf);
        List<Stretch> effective = new ArrayList<>();
        for (Stretch up : deployed) {
            for (Stretch on : enabled) {
                Instant from = up.from().isAfter(on.from()) ? up.from() : on.from();
                if (up.outlasts(from) && on.outlasts(from)) {
                    boolean upEndsFirst = up.to() != null && !(on.to() != null && on.to().isBefore(up.to()));
                    Stretch first = upEndsFirst ? up : on;
                    effective.add(new Stretch(from, first.to(), first.cause()));
                }
            }
        }
        return effective;
    }

    private static List<Stretch> enabled(
            List<RolloutFact> rollouts, Policies policies, List<String> scopes, Instant asOf) {
        TreeSet<Instant> changes =
                new TreeSet<>(policies.changes(scopes, rollouts.get(0).at().occurredAt(), asOf));
        rollouts.forEach(rollout -> changes.add(rollout.at().occurredAt()));
        List<Stretch> enabled = new ArrayList<>();
        Instant since = null;
        for (Instant change : changes) {
            Double least = policies.at(change, scopes).value(PolicyKey.MIN_ROLLOUT);
            boolean on = enough(last(rollouts, change), least);
            if (on && since == null) {
                since = change;
            } else if (!on && since != null) {
                enabled.add(new Stretch(since, change, Cause.ROLLBACK));
                since = null;
            }
        }
        if (since != null) {
            enabled.add(Stretch.open(since));
        }
        return enabled;
    }

    private static @Nullable RolloutFact last(List<RolloutFact> rollouts, Instant at) {
        RolloutFact last = null;
        for (RolloutFact rollout : rollouts) {
            if (rollout.at().seenBy(at)) {
                last = rollout;
            }
        }
        return last;
    }

    private static boolean enough(@Nullable RolloutFact rollout, @Nullable Double least) {
        return rollout != null
                && rollout.enabled()
                && rollout.percentage() > 0
                && (least == null || rollout.percentage() >= least);
    }
}
