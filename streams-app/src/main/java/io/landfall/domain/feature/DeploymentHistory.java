package io.landfall.domain.feature;

import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Switches;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The facts of one deployment, in order. */
public record DeploymentHistory(String deploymentId, List<DeploymentFact> facts) {

    /**
     * A time in which a deployment delivered something.
     *
     * @param states the deployment after each instant of that time in which a fact spoke of it, from its beginning on
     */
    public record Interval(
            List<Deployed> states,
            @Nullable FactOrder end,
            @Nullable Cause cause) {

        public Deployed started() {
            return states.get(0);
        }

        public FactOrder start() {
            return started().known().at();
        }
    }

    /** A fact after which the deployment delivers, or does not. */
    public record Turn(String deploymentId, FactOrder at, boolean on, Cause cause) {}

    /** Whether it delivers what is meant after each of its facts, as seen at as-of. */
    public List<Turn> turns(Instant asOf, Predicate<Deployed> delivers) {
        return states(asOf).stream()
                .map(state -> new Turn(
                        deploymentId, state.known().at(), state.effective() && delivers.test(state), cause(state)))
                .toList();
    }

    /** While any of some deployments delivers. */
    public static List<Stretch> delivering(List<Turn> turns) {
        Map<FactOrder, Cause> causes = new HashMap<>();
        Set<String> on = new HashSet<>();
        Switches switches = new Switches();
        turns.stream().sorted(Comparator.comparing(Turn::at)).forEach(turn -> {
            if (turn.on()) {
                on.add(turn.deploymentId());
            } else {
                on.remove(turn.deploymentId());
            }
            causes.put(turn.at(), turn.cause());
            switches.after(turn.at(), !on.isEmpty());
        });
        return switches.spans().stream()
                .map(span -> new Stretch(
                        span.start().occurredAt(), span.end(), span.end() == null ? null : causes.get(span.end())))
                .toList();
    }

    /** The deployment after the last fact seen at as-of; null where none was. */
    public @Nullable Deployed at(Instant asOf) {
        List<Deployed> states = states(asOf);
        return states.isEmpty() ? null : states.get(states.size() - 1);
    }

    /** When it was effective and delivered what is meant, as seen at as-of. */
    public List<Interval> intervals(Instant asOf, Predicate<Deployed> delivers) {
        Switches switches = new Switches();
        Map<FactOrder, Deployed> after = new HashMap<>();
        List<Deployed> delivering = new ArrayList<>();
        List<Deployed> states = states(asOf);
        for (int i = 0; i < states.size(); i++) {
            Deployed state = states.get(i);
            boolean on = state.effective() && delivers.test(state);
            switches.after(state.known().at(), on);
            after.put(state.known().at(), state);
            if (on && !(i + 1 < states.size() && sameInstant(state, states.get(i + 1)))) {
                delivering.add(state);
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (Switches.Span span : switches.spans()) {
            FactOrder end = span.end();
            Cause cause = end == null ? null : cause(Objects.requireNonNull(after.get(end)));
            List<Deployed> within = delivering.stream()
                    .filter(state -> !instant(state).isBefore(span.start().occurredAt())
                            && (end == null || instant(state).isBefore(end.occurredAt())))
                    .toList();
            intervals.add(new Interval(within, end, cause));
        }
        return intervals;
    }

    private static Cause cause(Deployed ended) {
        return ended.known().status() == DeploymentFact.Status.REMOVED ? Cause.REMOVED : Cause.ROLLBACK;
    }

    private static Instant instant(Deployed state) {
        return state.known().at().occurredAt();
    }

    private static boolean sameInstant(Deployed one, Deployed next) {
        return instant(one).equals(instant(next));
    }

    private List<Deployed> states(Instant asOf) {
        List<Deployed> states = new ArrayList<>();
        Deployed state = null;
        for (DeploymentFact fact : facts) {
            if (fact.at().seenBy(asOf)) {
                state = Deployed.after(deploymentId, state, fact);
                states.add(state);
            }
        }
        return states;
    }
}
