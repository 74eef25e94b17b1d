package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Trackers of which there is no real data: payloads in the form that their makers document. */
class TrackerWebhooksTest {

    @Test
    void anUpdateOfAzureDevOps() throws Exception {
        WorkItem item = (WorkItem) only("azure-devops-webhook", """
                {"eventType": "workitem.updated", "createdDate": "2026-01-05T10:00:02Z", "resource": {"id": 2, "workItemId": 41, "rev": 3,
                  "fields": {"System.State": {"oldValue": "New", "newValue": "Resolved"}},
                  "_links": {"html": {"href": "https://dev.azure.com/acme/shop/_workitems/edit/41"}},
                  "revision": {"id": 41, "rev": 3, "fields": {"System.TeamProject": "shop", "System.WorkItemType": "Bug",
                    "System.State": "Resolved", "System.Title": "Old prices", "System.CreatedDate": "2026-01-01T08:00:00Z",
                    "System.ChangedDate": "2026-01-05T10:00:00.5Z", "System.Tags": "web; prices"}}}}
                """);

        assertThat(item.getItemId()).isEqualTo("azure-devops:41");
        assertThat(item.getKey()).isEqualTo("AB#41");
        assertThat(item.getItemType()).isEqualTo(ItemType.DEFECT);
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.ALMOST_DONE);
        assertThat(item.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T10:00:00.5Z"));
        assertThat(item.getLabels()).containsExactly("prices", "web");
    }

    @Test
    void aReleaseOfAzureDevOps() throws Exception {
        Deployment deployment = (Deployment) only("azure-devops-webhook", """
                {"eventType": "ms.vss-release.deployment-completed-event", "createdDate": "2026-01-05T10:00:02Z", "resource": {
                  "environment": {"id": 5, "name": "Production", "status": "succeeded", "release": {"id": 1, "name": "Release-7"},
                    "releaseDefinition": {"name": "shop"}}, "project": {"name": "acme"}}}
                """);

        assertThat(deployment.getStatus()).isEqualTo(DeploymentStatus.SUCCEEDED);
        assertThat(deployment.getService()).isEqualTo("shop");
        assertThat(deployment.getEnvironment()).isEqualTo("Production");
        assertThat(deployment.getArtifactId()).isEqualTo("shop@Release-7");
    }

    @Test
    void anIssueOfBitbucket() throws Exception {
        WorkItem item = (WorkItem) only("bitbucket-webhook", """
                {"actor": {"nickname": "ines"}, "repository": {"full_name": "acme/shop"}, "issue": {"id": 6, "title": "Old prices", "kind": "bug",
                  "state": "wontfix", "created_on": "2026-01-01T08:00:00+00:00", "updated_on": "2026-01-05T10:00:00+00:00"}}
                """);

        assertThat(item.getKey()).isEqualTo("acme/shop#6");
        assertThat(item.getItemType()).isEqualTo(ItemType.DEFECT);
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.DISCARDED);
    }

    @Test
    void anIssueOfGiteaSpeaksAsGithubDoes() throws Exception {
        WorkItem item = (WorkItem) only("gitea-webhook", """
                {"action": "closed", "number": 6, "issue": {"id": 77, "number": 6, "title": "Old prices", "state": "closed",
                  "created_at": "2026-01-01T08:00:00Z", "updated_at": "2026-01-05T10:00:00Z", "closed_at": "2026-01-05T10:00:00Z"},
                  "repository": {"full_name": "acme/shop"}, "sender": {"login": "ines"}}
                """);

        assertThat(item.getItemId()).isEqualTo("gitea:issue:77");
        assertThat(item.getSource()).isEqualTo("gitea:acme/shop");
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.DONE);
    }

    @Test
    void aReconciliationOfFlux() throws Exception {
        Deployment deployment = (Deployment) only("flux", """
                {"involvedObject": {"kind": "HelmRelease", "namespace": "production", "name": "shop"}, "severity": "info",
                  "timestamp": "2026-01-05T10:00:02Z", "message": "Helm upgrade succeeded", "reason": "UpgradeSucceeded",
                  "reportingController": "helm-controller", "metadata": {"helm.toolkit.fluxcd.io/revision": "7.0.1"}}
                """);

        assertThat(deployment.getDeploymentId()).isEqualTo("flux:HelmRelease/production/shop");
        assertThat(deployment.getStatus()).isEqualTo(DeploymentStatus.SUCCEEDED);
        assertThat(deployment.getEnvironment()).isEqualTo("production");
        assertThat(deployment.getArtifactId()).isEqualTo("shop@7.0.1");
    }

    private static SpecificRecord only(String format, String payload) throws Exception {
        Mapped mapped = ((Format.Payloads) Formats.named(format, null))
                .mapper()
                .map(new ObjectMapper().readTree(payload), "", "");
        assertThat(mapped).isInstanceOf(Mapped.Facts.class);
        assertThat(((Mapped.Facts) mapped).facts()).hasSize(1);
        return ((Mapped.Facts) mapped).facts().get(0);
    }
}
