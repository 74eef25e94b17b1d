package io.landfall.domain.feature;

import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.Environments;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.verdict.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of one deployment, in order. */
public record DeploymentHistory(String deploymentId, List<DeploymentFact> facts) {

    /** When a deployment was in effect. */
    public record Interval(Deployed deployment, FactOrder start, @Nullable Instant end, @Nullable Cause cause) {}

    /** Last known fields of a deployment. */
    public record Deployed(
            String deploymentId,
            @Nullable String service,
            @Nullable String version,
            @Nullable String artifactId,
            @Nullable String team,
            List<String> items,
            List<String> features,
            boolean production) {

        /** Whether both put the same thing there: the same artifact, else the same version of the same service. */
        boolean sameArtifact(Deployed other) {
            if (deploymentId.equals(other.deploymentId)) {
                return true;
            }
            if (artifactId != null && other.artifactId != null) {
                return artifactId.equals(other.artifactId);
            }
            return service != null
                    && version != null
                    && service.equals(other.service)
                    && version.equals(other.version);
        }
    }

    /** What was known of it at an instant. */
    public Deployed at(Instant asOf) {
        DeploymentFact last = null;
        for (DeploymentFact fact : facts) {
            if (fact.at().seenBy(asOf)) {
                last = last == null ? fact : fact.over(last);
            }
        }
        return last == null
                ? new Deployed(deploymentId, null, null, null, null, List.of(), List.of(), false)
                : new Deployed(
                        deploymentId,
                        last.service(),
                        last.version(),
                        last.artifactId(),
                        last.team(),
                        Objects.requireNonNullElse(last.items(), List.of()),
                        Objects.requireNonNullElse(last.features(), List.of()),
                        Environments.production(last.environment()));
    }

    /** When it was in effect in production, by what was known at an instant. */
    public List<Interval> intervals(Instant asOf) {
        Deployed deployed = at(asOf);
        List<Interval> intervals = new ArrayList<>();
        FactOrder start = null;
        for (DeploymentFact fact : facts) {
            if (!deployed.production() || !fact.at().seenBy(asOf) || fact.status() == null) {
                continue;
            }
            if (fact.status() == DeploymentFact.Status.SUCCEEDED) {
                start = start == null ? fact.at() : start;
            } else if (start != null && ends(fact.status())) {
                Cause cause = fact.status() == DeploymentFact.Status.REMOVED ? Cause.REMOVED : Cause.ROLLBACK;
                intervals.add(new Interval(deployed, start, fact.at().occurredAt(), cause));
                start = null;
            }
        }
        if (start != null) {
            intervals.add(new Interval(deployed, start, null, null));
        }
        return intervals;
    }

    private static boolean ends(DeploymentFact.Status status) {
        return status == DeploymentFact.Status.ROLLED_BACK || status == DeploymentFact.Status.REMOVED;
    }

    /** The first fact that an observer at as-of has not seen yet. */
    public @Nullable Instant nextUnseen(Instant asOf) {
        for (DeploymentFact fact : facts) {
            if (!fact.at().seenBy(asOf)) {
                return fact.at().occurredAt();
            }
        }
        return null;
    }
}
