package io.landfall.domain.feature;

import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.DeploymentFact.Status;
import io.landfall.domain.fact.Environments;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deployment after one of its facts.
 *
 * @param known its fields so far: absent ones keep their value
 * @param succeeded whether it succeeded and was not taken back since
 */
public record Deployed(String deploymentId, DeploymentFact known, boolean succeeded) {

    static Deployed after(String deploymentId, @Nullable Deployed before, DeploymentFact fact) {
        boolean succeeded = fact.status() == Status.SUCCEEDED
                || (before != null
                        && before.succeeded
                        && fact.status() != Status.ROLLED_BACK
                        && fact.status() != Status.REMOVED);
        return new Deployed(deploymentId, before == null ? fact : fact.over(before.known), succeeded);
    }

    /** A delivery is a deployment that succeeded in production. */
    public boolean effective() {
        return succeeded && Environments.production(known.environment());
    }

    /** The items that it names, in so many words or in its commit messages. */
    public Set<String> items() {
        Set<String> items = new HashSet<>(Objects.requireNonNullElse(known.items(), List.of()));
        items.addAll(Objects.requireNonNullElse(known.mentions(), List.of()));
        return items;
    }

    List<String> features() {
        return Objects.requireNonNullElse(known.features(), List.of());
    }

    /** Whether both put the same thing there: the same artifact, else the same version of the same service. */
    boolean sameArtifact(Deployed other) {
        if (deploymentId.equals(other.deploymentId)) {
            return true;
        }
        if (known.artifactId() != null && other.known.artifactId() != null) {
            return known.artifactId().equals(other.known.artifactId());
        }
        return known.service() != null
                && known.version() != null
                && known.service().equals(other.known.service())
                && known.version().equals(other.known.version());
    }
}
