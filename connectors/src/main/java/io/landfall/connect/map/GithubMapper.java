package io.landfall.connect.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.event.BadFactException;

/** Stored bodies of GitHub webhooks to facts: issues, deployments and releases; the rest is skipped and counted. */
final class GithubMapper implements PayloadMapper {
    private final GithubIssues issues;
    private final GithubDeployments deployments;

    GithubMapper(GithubMap map, Settings settings) {
        issues = new GithubIssues(map, settings.pseudonyms());
        deployments = new GithubDeployments(map);
    }

    @Override
    public Mapped map(JsonNode payload, String folder, String file) {
        if (!payload.isObject()) {
            return new Mapped.Rejected("BAD_PAYLOAD", "a payload is a JSON object, this is " + payload.getNodeType());
        }
        Json json = new Json("", payload);
        String event = GithubEvent.of(json, folder, file);
        try {
            return switch (event) {
                case "issues" -> issues.map(json);
                case "deployment" -> deployments.deployment(json);
                case "deployment_status" -> deployments.status(json);
                case "release" -> deployments.release(json);
                default -> new Mapped.Skipped("event " + event);
            };
        } catch (BadFactException e) {
            return new Mapped.Rejected(e.reason(), String.valueOf(e.getMessage()));
        }
    }
}
