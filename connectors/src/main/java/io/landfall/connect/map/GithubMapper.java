package io.landfall.connect.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.event.BadFactException;

/** Stored bodies of GitHub webhooks to facts: issues, deployments and releases; the rest is skipped and counted. */
final class GithubMapper implements PayloadMapper {
    private final GithubIssues issues;
    private final GithubDeployments deployments;

    /** @param tool what ids and sources begin with: Gitea speaks as GitHub does */
    GithubMapper(String tool, GithubMap map, Settings settings) {
        issues = new GithubIssues(tool, map, settings.pseudonyms());
        deployments = new GithubDeployments(tool, map);
    }

    @Override
    public Mapped map(JsonNode payload, String folder, String file) {
        return Payload.one(new Json("", payload), json -> event(json, GithubEvent.of(json, folder, file)));
    }

    private Mapped event(Json payload, String event) throws BadFactException {
        return switch (event) {
            case "issues" -> issues.map(payload);
            case "deployment" -> deployments.deployment(payload);
            case "deployment_status" -> deployments.status(payload);
            case "release" -> deployments.release(payload);
            default -> new Mapped.Skipped("event " + event);
        };
    }
}
