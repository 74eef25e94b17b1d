package io.landfall.domain.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a deployment. An absent field keeps its previous value.
 *
 * @param items ids or keys of the items that it delivers
 * @param mentions those that its commit messages name
 */
public record DeploymentFact(
        FactOrder at,
        @Nullable Status status,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String version,
        @Nullable String artifactId,
        @Nullable String team,
        @Nullable List<String> items,
        @Nullable List<String> mentions,
        @Nullable List<String> features) {

    /** What happened. */
    public enum Status {
        STARTED,
        SUCCEEDED,
        FAILED,
        ROLLED_BACK,
        REMOVED
    }

    /** This fact over what was known before; the status is of the moment and is not inherited. */
    public DeploymentFact over(DeploymentFact earlier) {
        return new DeploymentFact(
                at,
                status,
                service == null ? earlier.service : service,
                environment == null ? earlier.environment : environment,
                version == null ? earlier.version : version,
                artifactId == null ? earlier.artifactId : artifactId,
                team == null ? earlier.team : team,
                items == null ? earlier.items : items,
                mentions == null ? earlier.mentions : mentions,
                features == null ? earlier.features : features);
    }
}
