package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubIssuesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ISSUE = """
            {"action": "opened",
             "issue": {"id": 77, "number": 3, "title": "A title", "state": "open", "html_url": "https://host/acme/shop/issues/3",
               "labels": [{"name": "kind/bug"}, {"name": "urgent"}], "assignees": [{"login": "ann"}],
               "created_at": "2026-01-01T10:00:00Z", "updated_at": "2026-01-02T10:00:00Z", "closed_at": null},
             "repository": {"full_name": "acme/shop"}, "sender": {"login": "ann", "type": "User"}}
            """;

    private static ObjectNode payload(String action) {
        return payload(action, "{}");
    }

    /** The issue above after an action, with these fields of the issue changed. */
    private static ObjectNode payload(String action, String changes) {
        try {
            ObjectNode payload = (ObjectNode) JSON.readTree(ISSUE);
            payload.put("action", action);
            ((ObjectNode) payload.get("issue")).setAll((ObjectNode) JSON.readTree(changes));
            return payload;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Mapped map(ObjectNode payload, String yaml) {
        return new GithubMapper("github", GithubMap.of(MapFile.parse("my.yaml", yaml)), Settings.DEFAULT)
                .map(payload, "", "");
    }

    private static WorkItem item(ObjectNode payload) {
        return (WorkItem) ((Mapped.Facts) map(payload, "")).facts().get(0);
    }

    @Test
    void opened() {
        WorkItem item = item(payload("opened"));

        assertThat(item.getSource()).isEqualTo("github:acme/shop");
        assertThat(item.getItemId()).isEqualTo("github:issue:77");
        assertThat(item.getKey()).isEqualTo("acme/shop#3");
        assertThat(item.getTitle()).isEqualTo("A title");
        assertThat(item.getItemType()).isEqualTo(ItemType.DEFECT);
        assertThat(item.getLabels()).containsExactly("kind/bug", "urgent");
        assertThat(item.getStatus()).isEqualTo("open");
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.INTAKE);
        assertThat(item.getCreatedAt()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(item.getOccurredAt()).isEqualTo(Instant.parse("2026-01-02T10:00:00Z"));
        assertThat(item.getUrl()).isEqualTo("https://host/acme/shop/issues/3");
        assertThat(item.getAssignees()).hasSize(1).doesNotContain("ann");
        assertThat(item.getActivity()).isNull();
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "closed | {\"state\":\"closed\",\"closed_at\":\"2026-01-03T00:00:00Z\"} | closed | DONE",
                "closed | {\"state\":\"closed\",\"state_reason\":\"completed\"} | closed | DONE",
                "closed | {\"state\":\"closed\",\"state_reason\":\"not_planned\"} | not_planned | DISCARDED",
                "closed | {\"state\":\"closed\",\"state_reason\":\"duplicate\"} | duplicate | DISCARDED",
                "closed | {\"state\":null} | closed | DONE",
                "reopened | {\"state_reason\":\"reopened\"} | open | INTAKE",
                "reopened | {\"state\":5} | open | INTAKE",
                "labeled | {\"state\":\"closed\"} | closed | DONE",
                "pinned | {\"state\":null} | | ",
                "a-new-action | {\"state\":\"sleeping\"} | | ",
            })
    void state(String action, String changes, String status, StatusCategory category) {
        WorkItem item = item(payload(action, changes));

        assertThat(item.getStatus()).isEqualTo(status);
        assertThat(item.getStatusCategory()).isEqualTo(category);
    }

    @Test
    void aClosingHappensWhenItWasClosed() {
        String closed =
                "{\"state\":\"closed\",\"closed_at\":\"2026-01-03T00:00:00Z\",\"updated_at\":\"2026-01-03T00:00:07Z\"}";

        assertThat(item(payload("closed", closed)).getOccurredAt()).isEqualTo(Instant.parse("2026-01-03T00:00:00Z"));
    }

    @Test
    void deletedAndPinnedAreNoActivity() {
        assertThat(item(payload("deleted")).getDeleted()).isTrue();
        assertThat(item(payload("deleted")).getActivity()).isFalse();
        assertThat(item(payload("pinned")).getDeleted()).isNull();
        assertThat(item(payload("pinned")).getActivity()).isFalse();
    }

    @Test
    void whatABotDoesIsNoActivity() {
        ObjectNode payload = payload("labeled");
        ((ObjectNode) payload.get("sender")).put("type", "Bot");

        assertThat(item(payload).getActivity()).isFalse();
    }

    @Test
    void aTransferEndsTheOldItemAndTheNewOneBearsItsKey() {
        ObjectNode payload = payload("transferred");
        ObjectNode changes = payload.putObject("changes");
        ObjectNode moved = payload.get("issue").deepCopy();
        changes.set("new_issue", moved.put("id", 99).put("number", 8));
        changes.putObject("new_repository").put("full_name", "acme/web");

        List<SpecificRecord> facts = ((Mapped.Facts) map(payload, "")).facts();

        WorkItem old = (WorkItem) facts.get(0);
        WorkItem now = (WorkItem) facts.get(1);
        assertThat(old.getItemId()).isEqualTo("github:issue:77");
        assertThat(old.getDeleted()).isTrue();
        assertThat(now.getItemId()).isEqualTo("github:issue:99");
        assertThat(now.getSource()).isEqualTo("github:acme/web");
        assertThat(now.getKey()).isEqualTo("acme/web#8");
        assertThat(now.getFormerKeys()).containsExactly("acme/shop#3");
        assertThat(now.getDeleted()).isNull();
    }

    @Test
    void oneHappeningHasOneId() {
        String id = item(payload("opened")).getId();

        assertThat(item(payload("opened", "{\"title\":\"Changed since\",\"comments\":4}"))
                        .getId())
                .isEqualTo(id);
        assertThat(item(payload("reopened", "{\"updated_at\":\"2026-01-05T10:00:00Z\"}"))
                        .getId())
                .isNotEqualTo(id);
        ObjectNode red = payload("labeled");
        red.putObject("label").put("name", "red");
        ObjectNode blue = payload("labeled");
        blue.putObject("label").put("name", "blue");
        assertThat(item(red).getId()).isNotEqualTo(item(blue).getId());
    }

    @Test
    void aPullRequestIsNoIssue() {
        assertThat(map(payload("opened", "{\"pull_request\":{\"url\":\"x\"}}"), ""))
                .isEqualTo(new Mapped.Skipped("issues: a pull request"));
    }

    @Test
    void theMapSaysMore() {
        String yaml = """
                team: Everybody
                teams: {acme/shop: Shop}
                itemTypes: {URGENT: INCIDENT}
                statusLabels: {in progress: ACTIVE, blocked: WAITING}
                """;
        String labels = "{\"labels\":[{\"name\":\"In Progress\"},{\"name\":\"urgent\"},{\"name\":\"blocked\"}]}";

        WorkItem item = (WorkItem)
                ((Mapped.Facts) map(payload("labeled", labels), yaml)).facts().get(0);

        assertThat(item.getTeam()).isEqualTo("Shop");
        assertThat(item.getItemType()).isEqualTo(ItemType.INCIDENT);
        assertThat(item.getStatus()).isEqualTo("blocked");
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.WAITING);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":null} | MISSING_FIELD | issue.id",
                "{\"updated_at\":\"soon\"} | BAD_INSTANT | issue.updated_at: 'soon'",
                "{\"updated_at\":1,\"created_at\":null} | MISSING_FIELD | issue.updated_at or created_at",
                "{\"created_at\":\"2026-02-31T00:00:00Z\"} | BAD_INSTANT | issue.created_at",
            })
    void whatCannotBeUsedIsRejected(String changes, String reason, String message) {
        Mapped.Rejected rejected = (Mapped.Rejected) map(payload("opened", changes), "");

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.message()).contains(message);
    }
}
