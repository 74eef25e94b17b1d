package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notifications of Flux, as its providers {@code generic} and {@code generic-hmac} send them: kustomizations and Helm releases that were
 * reconciled, failed or were rolled back. An object of Flux is one deployment, its namespace the environment unless the map says otherwise.
 */
final class FluxMapper {

    private static final List<String> KEYS = List.of("teams", "features", "environments");
    private static final List<String> DEPLOYERS = List.of("Kustomization", "HelmRelease");

    private final Map<String, String> teams;
    private final Map<String, List<String>> features;
    private final Map<String, String> environments;

    private FluxMapper(MapFile map) {
        teams = map.section("teams").all();
        features = map.section("features").lists();
        environments = map.section("environments").all();
    }

    static Format format(@Nullable String reference, Settings settings) {
        FluxMapper mapper = new FluxMapper(MapFile.read(reference).only(KEYS));
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        Json object = payload.at("involvedObject");
        String kind = object.required("kind");
        DeploymentStatus status = switch (payload.required("reason")) {
            case "ReconciliationSucceeded", "InstallSucceeded", "UpgradeSucceeded" -> DeploymentStatus.SUCCEEDED;
            case "ReconciliationFailed", "InstallFailed", "UpgradeFailed" -> DeploymentStatus.FAILED;
            case "RollbackSucceeded" -> DeploymentStatus.ROLLED_BACK;
            default -> null;
        };
        if (status == null || !DEPLOYERS.contains(kind)) {
            return new Mapped.Skipped("flux, an event that is no deployment");
        }
        String name = object.required("name");
        String namespace = object.text("namespace");
        String revision = revision(payload.at("metadata"));
        Instant at = payload.requiredInstant("timestamp");
        Deployment fact = new Deployment();
        fact.setSource("flux");
        fact.setOccurredAt(at);
        fact.setDeploymentId("flux:" + kind + '/' + namespace + '/' + name);
        fact.setService(name);
        fact.setEnvironment(namespace == null ? null : environments.getOrDefault(namespace, namespace));
        fact.setVersion(revision);
        fact.setArtifactId(revision == null ? null : name + '@' + revision);
        fact.setStatus(status);
        fact.setTeam(teams.get(name));
        fact.setFeatures(features.get(name));
        fact.setId(Facts.contentId(
                String.join("\n", fact.getDeploymentId(), at.toString(), status.name(), String.valueOf(revision)), 0));
        return Mapped.Facts.of(fact);
    }

    /** Under {@code revision}, or the same behind the name of a controller. */
    private static @Nullable String revision(Json metadata) {
        for (Map.Entry<String, Json> member : metadata.members().entrySet()) {
            if (member.getKey().equals("revision") || member.getKey().endsWith("/revision")) {
                return metadata.text(member.getKey());
            }
        }
        return null;
    }
}
