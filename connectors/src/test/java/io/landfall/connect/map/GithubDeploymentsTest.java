package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubDeploymentsTest {
    private static final String DEPLOYMENT = """
            {"action": "created",
             "deployment": {"id": 5, "sha": "abc", "ref": "v1", "environment": "production", "created_at": "2026-01-01T10:00:00Z",
               "payload": {"features": ["export", "chat"], "items": ["#3", "other/repo#4"]}},
             "repository": {"full_name": "acme/shop"}}
            """;
    private static final String STATUS = DEPLOYMENT.replace(
            "\"repository\"",
            "\"deployment_status\": {\"state\": \"success\", \"environment\": \"staging\", \"created_at\": \"2026-01-01T10:05:00Z\"}, \"repository\"");
    private static final String RELEASE = """
            {"action": "published",
             "release": {"id": 9, "tag_name": "1.2", "draft": false, "prerelease": false, "html_url": "https://host/r",
               "created_at": "2026-01-01T09:00:00Z", "published_at": "2026-01-01T10:00:00Z", "updated_at": "2026-01-04T10:00:00Z"},
             "repository": {"full_name": "acme/shop"}}
            """;

    private static Mapped map(String payload, String yaml) {
        try {
            return new GithubMapper("github", GithubMap.of(MapFile.parse("my.yaml", yaml)), Settings.DEFAULT)
                    .map(new ObjectMapper().readTree(payload), "", "");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Deployment fact(String payload) {
        return (Deployment) ((Mapped.Facts) map(payload, "")).facts().get(0);
    }

    @Test
    void aDeploymentIsStartedByItsCreation() {
        Deployment fact = fact(DEPLOYMENT);

        assertThat(fact.getDeploymentId()).isEqualTo("github:deployment:5");
        assertThat(fact.getService()).isEqualTo("acme/shop");
        assertThat(fact.getEnvironment()).isEqualTo("production");
        assertThat(fact.getVersion()).isEqualTo("v1");
        assertThat(fact.getArtifactId()).isEqualTo("acme/shop@abc");
        assertThat(fact.getStatus()).isEqualTo(DeploymentStatus.STARTED);
        assertThat(fact.getOccurredAt()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(fact.getFeatures()).containsExactly("chat", "export");
        assertThat(fact.getItems()).containsExactly("acme/shop#3", "other/repo#4");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "success, SUCCEEDED",
        "failure, FAILED",
        "error, FAILED",
        "in_progress, STARTED",
        "queued, STARTED",
        "pending, STARTED"
    })
    void status(String state, DeploymentStatus expected) {
        Deployment fact = fact(STATUS.replace("success", state));

        assertThat(fact.getStatus()).isEqualTo(expected);
        assertThat(fact.getDeploymentId()).isEqualTo("github:deployment:5");
        assertThat(fact.getEnvironment()).isEqualTo("staging");
        assertThat(fact.getOccurredAt()).isEqualTo(Instant.parse("2026-01-01T10:05:00Z"));
    }

    @Test
    void thatAnEarlierDeploymentIsInactiveIsNoRollback() {
        assertThat(map(STATUS.replace("success", "inactive"), ""))
                .isEqualTo(new Mapped.Skipped("deployment_status: inactive"));
    }

    @Test
    void aReleaseIsADeploymentInProduction() {
        Deployment fact = fact(RELEASE);

        assertThat(fact.getDeploymentId()).isEqualTo("github:release:9");
        assertThat(fact.getEnvironment()).isEqualTo("production");
        assertThat(fact.getVersion()).isEqualTo("1.2");
        assertThat(fact.getArtifactId()).isEqualTo("acme/shop@1.2");
        assertThat(fact.getStatus()).isEqualTo(DeploymentStatus.SUCCEEDED);
        assertThat(fact.getOccurredAt()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
    }

    @Test
    void aPreReleaseIsNotInProductionUntilItIsReleased() {
        Deployment early = fact(RELEASE.replace("published\"", "prereleased\"")
                .replace("\"prerelease\": false", "\"prerelease\": true"));
        Deployment released = fact(RELEASE.replace("published\"", "released\""));

        assertThat(early.getEnvironment()).isEqualTo("prerelease");
        assertThat(released.getEnvironment()).isEqualTo("production");
        assertThat(released.getDeploymentId()).isNotEqualTo(early.getDeploymentId());
        assertThat(released.getOccurredAt()).isEqualTo(Instant.parse("2026-01-04T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"created", "edited", "deleted", "unpublished"})
    void otherActionsOnAReleaseAreSkipped(String action) {
        assertThat(map(RELEASE.replace("published\"", action + "\""), ""))
                .isEqualTo(new Mapped.Skipped("release: " + action));
    }

    @Test
    void aDraftIsSkipped() {
        assertThat(map(RELEASE.replace("\"draft\": false", "\"draft\": true"), ""))
                .isEqualTo(new Mapped.Skipped("release: a draft"));
    }

    @Test
    void theMapNamesTheFeaturesOfARepository() {
        String yaml = "features: {acme/shop: [chat, search]}";

        Deployment release =
                (Deployment) ((Mapped.Facts) map(RELEASE, yaml)).facts().get(0);
        Deployment deployment =
                (Deployment) ((Mapped.Facts) map(DEPLOYMENT, yaml)).facts().get(0);

        assertThat(release.getFeatures()).containsExactly("chat", "search");
        assertThat(deployment.getFeatures()).containsExactly("chat", "export", "search");
    }

    @Test
    void whatIsLackingIsNamed() {
        Mapped.Rejected rejected = (Mapped.Rejected) map(RELEASE.replace("tag_name", "tag"), "");

        assertThat(rejected.reason()).isEqualTo("MISSING_FIELD");
        assertThat(rejected.message()).contains("release.tag_name");
    }
}
