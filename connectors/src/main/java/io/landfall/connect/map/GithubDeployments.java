package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deployments, their statuses, and releases to deployment facts; the service is the repository.
 *
 * <p>A deployment delivers the features that the map lists for its repository and those that its own {@code payload}
 * names: {@code {"features": [...], "items": [...]}}; an item {@code #12} is one of the same repository.
 *
 * <p>A release is a deployment in production, a pre-release one in the environment {@code prerelease}. That a release
 * was deleted or unpublished tells nothing of what runs, and the payload does not say when: no fact.
 */
final class GithubDeployments {
    private final String tool;
    private final GithubMap map;
    private final RepositoryFacts repositories;

    /** @param tool what ids and sources begin with, e.g. {@code github} */
    GithubDeployments(String tool, GithubMap map) {
        this.tool = tool;
        this.map = map;
        repositories = new RepositoryFacts(tool, map);
    }

    Mapped deployment(Json payload) throws BadFactException {
        String action = payload.required("action");
        if (!action.equals("created")) {
            return new Mapped.Skipped("deployment: " + action);
        }
        Json deployment = payload.at("deployment");
        Instant at = deployment.requiredInstant("created_at", "updated_at");
        return RepositoryFacts.happened(deployed(payload, deployment), at, DeploymentStatus.STARTED, "created");
    }

    Mapped status(Json payload) throws BadFactException {
        Json status = payload.at("deployment_status");
        String state = status.required("state");
        DeploymentStatus meaning = meaning(state);
        if (meaning == null) {
            // `inactive` is what GitHub says of every earlier deployment once another succeeds: no rollback.
            return new Mapped.Skipped("deployment_status: " + state);
        }
        Deployment fact = deployed(payload, payload.at("deployment"));
        String environment = status.text("environment");
        fact.setEnvironment(environment == null ? fact.getEnvironment() : environment);
        return RepositoryFacts.happened(fact, status.requiredInstant("created_at", "updated_at"), meaning, state);
    }

    Mapped release(Json payload) throws BadFactException {
        Json release = payload.at("release");
        String action = payload.required("action");
        boolean tells = action.equals("published") || action.equals("prereleased") || action.equals("released");
        if (!tells || release.isTrue("draft")) {
            return new Mapped.Skipped("release: " + (tells ? "a draft" : action));
        }
        boolean early = release.isTrue("prerelease") || action.equals("prereleased");
        String repository = repository(payload);
        String id = tool + ":release:" + release.requiredId("id");
        String tag = release.required("tag_name");
        Deployment fact = repositories.deployment(repository, early ? id + ":prerelease" : id);
        fact.setEnvironment(early ? "prerelease" : "production");
        fact.setVersion(tag);
        fact.setArtifactId(repository + "@" + tag);
        fact.setUrl(release.text("html_url"));
        Instant published = release.requiredInstant("published_at", "created_at");
        Instant updated = release.instant("updated_at");
        // A pre-release that becomes a release keeps the instant at which it was first published.
        Instant at = action.equals("released") && updated != null && updated.isAfter(published) ? updated : published;
        return RepositoryFacts.happened(fact, at, DeploymentStatus.SUCCEEDED, "published");
    }

    private static @Nullable DeploymentStatus meaning(String state) {
        return switch (state) {
            case "success" -> DeploymentStatus.SUCCEEDED;
            case "failure", "error" -> DeploymentStatus.FAILED;
            case "in_progress", "queued", "pending", "waiting" -> DeploymentStatus.STARTED;
            default -> null;
        };
    }

    private Deployment deployed(Json payload, Json deployment) throws BadFactException {
        String repository = repository(payload);
        Deployment fact = repositories.deployment(repository, tool + ":deployment:" + deployment.requiredId("id"));
        String sha = deployment.text("sha");
        fact.setEnvironment(deployment.text("environment"));
        fact.setVersion(deployment.text("ref"));
        fact.setArtifactId(sha == null ? null : repository + "@" + sha);
        fact.setUrl(deployment.text("url"));
        Json extra = deployment.at("payload");
        List<String> features = extra.texts("features", "feature");
        if (features != null) {
            TreeSet<String> all = new TreeSet<>(features);
            all.addAll(map.features().getOrDefault(repository, List.of()));
            fact.setFeatures(new ArrayList<>(all));
        }
        List<String> items = extra.texts("items", "item");
        fact.setItems(
                items == null
                        ? null
                        : items.stream()
                                .map(item -> item.startsWith("#") ? repository + item : item)
                                .toList());
        return fact;
    }

    private static String repository(Json payload) throws BadFactException {
        return payload.at("repository").required("full_name");
    }
}
