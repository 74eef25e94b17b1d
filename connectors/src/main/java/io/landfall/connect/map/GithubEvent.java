package io.landfall.connect.map;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which webhook event a stored payload is: by the names of its file and folder where they fit it, else by its shape. */
final class GithubEvent {
    static final String UNKNOWN = "unknown";

    /** Events that name themselves by a member of the payload; the first that is there decides. */
    private static final List<Map.Entry<String, String>> SHAPES = List.of(
            Map.entry("deployment_status", "deployment_status"),
            Map.entry("deployment_callback_url", "deployment_protection_rule"),
            Map.entry("workflow_job", "workflow_job"),
            Map.entry("workflow_job_run", "deployment_review"),
            Map.entry("approver", "deployment_review"),
            Map.entry("reviewers", "deployment_review"),
            Map.entry("deployment", "deployment"),
            Map.entry("comment", "issue_comment"),
            Map.entry("sub_issue", "sub_issues"),
            Map.entry("blocked_issue", "issue_dependencies"),
            Map.entry("pull_request", "pull_request"),
            Map.entry("issue", "issues"),
            Map.entry("release", "release"),
            Map.entry("discussion", "discussion"),
            Map.entry("check_run", "check_run"),
            Map.entry("check_suite", "check_suite"),
            Map.entry("workflow_run", "workflow_run"),
            Map.entry("projects_v2_item", "projects_v2_item"),
            Map.entry("milestone", "milestone"),
            Map.entry("label", "label"),
            Map.entry("commits", "push"));

    /** What an event of ours must hold to be one. */
    private static final Map<String, String> MEMBERS = Map.of(
            "issues",
            "issue",
            "deployment",
            "deployment",
            "deployment_status",
            "deployment_status",
            "release",
            "release");

    private static final Set<String> OTHERS = Set.of(
            "branch_protection_rule",
            "check_run",
            "check_suite",
            "code_scanning_alert",
            "commit_comment",
            "create",
            "delete",
            "dependabot_alert",
            "deploy_key",
            "deployment_protection_rule",
            "deployment_review",
            "discussion",
            "discussion_comment",
            "fork",
            "github_app_authorization",
            "gollum",
            "installation",
            "installation_repositories",
            "issue_comment",
            "issue_dependencies",
            "label",
            "marketplace_purchase",
            "member",
            "membership",
            "merge_group",
            "meta",
            "milestone",
            "org_block",
            "organization",
            "package",
            "page_build",
            "ping",
            "project",
            "project_card",
            "project_column",
            "projects_v2",
            "projects_v2_item",
            "public",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_review_thread",
            "push",
            "registry_package",
            "repository",
            "repository_dispatch",
            "repository_import",
            "repository_ruleset",
            "repository_vulnerability_alert",
            "secret_scanning_alert",
            "secret_scanning_alert_location",
            "security_advisory",
            "security_and_analysis",
            "sponsorship",
            "star",
            "status",
            "sub_issues",
            "team",
            "team_add",
            "watch",
            "workflow_dispatch",
            "workflow_job",
            "workflow_run");

    private GithubEvent() {}

    static String of(Json payload, String folder, String file) {
        int dot = file.indexOf('.');
        for (String name : List.of(dot < 0 ? file : file.substring(0, dot), folder)) {
            String member = MEMBERS.get(name);
            if (member == null ? OTHERS.contains(name) : payload.at(member).isObject()) {
                return name;
            }
        }
        for (Map.Entry<String, String> shape : SHAPES) {
            if (payload.node().hasNonNull(shape.getKey())) {
                String event = shape.getValue();
                return !MEMBERS.containsKey(event) || payload.at(shape.getKey()).isObject() ? event : UNKNOWN;
            }
        }
        return UNKNOWN;
    }
}
