package io.landfall.domain.feature;

import io.landfall.domain.fact.Environments;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.RolloutFact;
import io.landfall.domain.fact.Switches;
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
        List<Switches.Span> enabled = enabled(seen, policies, scopes, asOf);
        List<Stretch> effective = new ArrayList<>();
        for (Stretch up : deployed) {
            for (Switches.Span on : enabled) {
                Instant since = on.start().occurredAt();
                Instant from = up.from().isAfter(since) ? up.from() : since;
                FactOrder off = on.end();
                if (up.outlasts(from) && (off == null || off.occurredAt().isAfter(from))) {
                    Stretch both = up.startingAt(from);
                    effective.add(off == null ? both : both.until(off, Cause.ROLLBACK));
                }
            }
        }
        return effective;
    }

    private static List<Switches.Span> enabled(
            List<RolloutFact> rollouts, Policies policies, List<String> scopes, Instant asOf) {
        TreeSet<FactOrder> changes = new TreeSet<>(policies.changes(scopes, asOf));
        rollouts.forEach(rollout -> changes.add(rollout.at()));
        Switches switches = new Switches();
        for (FactOrder change : changes) {
            Double least = policies.upTo(change, scopes).value(PolicyKey.MIN_ROLLOUT);
            switches.after(change, enough(last(rollouts, change), least));
        }
        return switches.spans();
    }

    private static @Nullable RolloutFact last(List<RolloutFact> rollouts, FactOrder upTo) {
        RolloutFact last = null;
        for (RolloutFact rollout : rollouts) {
            if (rollout.at().compareTo(upTo) <= 0) {
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
