package io.landfall.sample;

import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * One deployment to production.
 *
 * @param what names of the items or features that it brings
 */
record Deploy(String deploymentId, Team team, String service, String version, List<String> items, List<String> what) {

    private static final Duration TAKES = Duration.ofMinutes(9);

    /** That it ended well; the start is told some minutes before. */
    void succeeded(Instant at, Consumer<SpecificRecord> facts) {
        facts.accept(fact(at.minus(TAKES), DeploymentStatus.STARTED, "production"));
        facts.accept(fact(at, DeploymentStatus.SUCCEEDED, "production"));
    }

    void failed(Instant at, Consumer<SpecificRecord> facts) {
        facts.accept(fact(at.minus(TAKES), DeploymentStatus.STARTED, "production"));
        facts.accept(fact(at, DeploymentStatus.FAILED, "production"));
    }

    void rolledBack(Instant at, Consumer<SpecificRecord> facts) {
        facts.accept(fact(at, DeploymentStatus.ROLLED_BACK, "production"));
    }

    /** The same version where it is tried out, under an id of its own. */
    void tried(Instant at, Consumer<SpecificRecord> facts) {
        Deploy trial = new Deploy(deploymentId + "-staging", team, service, version, items, what);
        facts.accept(trial.fact(at, DeploymentStatus.SUCCEEDED, "staging"));
    }

    private Deployment fact(Instant at, DeploymentStatus status, String environment) {
        return Deployment.newBuilder()
                .setId(deploymentId + '/' + status.name().toLowerCase(Locale.ROOT))
                .setSource(Sources.DEPLOYS)
                .setOccurredAt(at)
                .setDeploymentId(deploymentId)
                .setService(service)
                .setEnvironment(environment)
                .setVersion(version)
                .setArtifactId(service + ':' + version)
                .setStatus(status)
                .setItems(items.isEmpty() ? null : items)
                .setFeatures(what.isEmpty() ? null : what)
                .setTeam(team.title())
                .build();
    }
}
