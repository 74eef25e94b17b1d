package io.landfall.domain.item;

import io.landfall.domain.feature.Deployed;
import io.landfall.domain.feature.DeploymentHistory;
import java.time.Instant;
import java.util.List;

/** A deployment named, at least once, something by a reference that this item bears, or might bear. */
public record Naming(String reference, DeploymentHistory deployment, List<Claim> claims) {

    /** Whether the reference means this item, by what was known at as-of. */
    boolean means(String itemId, Instant asOf) {
        return Claim.resolve(reference, claims, asOf).equals(itemId);
    }

    /** Whether the deployment, at as-of, is effective and names the reference. */
    boolean delivers(Instant asOf) {
        Deployed deployed = deployment.at(asOf);
        return deployed != null && deployed.effective() && deployed.items().contains(reference);
    }
}
