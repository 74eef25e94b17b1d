package io.landfall.domain.item;

import io.landfall.domain.feature.DeploymentHistory;
import java.time.Instant;
import java.util.List;

/** A deployment named something by a reference that this item bears, or might bear. */
public record Naming(String reference, DeploymentHistory deployment, List<Claim> claims) {

    /** Whether it names this item, by what was known at as-of. */
    public boolean names(String itemId, Instant asOf) {
        return deployment.at(asOf).items().contains(reference)
                && Claim.resolve(reference, claims, asOf).equals(itemId);
    }
}
