package io.landfall.domain.feature;

import java.util.Set;

/**
 * A deployment that names a feature, or items that stand for it.
 *
 * @param references the references by which it names, or named, items of the feature
 */
public record DeliveringDeployment(DeploymentHistory history, Set<String> references) {

    /** Whether it delivers the feature in a state that it was in. */
    boolean delivers(Deployed state, String feature) {
        return state.features().contains(feature) || state.items().stream().anyMatch(references::contains);
    }
}
