package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.event.Facts;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** One happening of Jira is one fact, whichever way it came; what it says of the status does not hang on its words. */
class JiraIdsTest {

    private static final String FIELDS = """
            "fields": {"summary": "Old prices", "created": "2026-01-05T09:00:00.000+0100", "updated": "2026-01-06T10:00:00.120+0100",
              "issuetype": {"name": "Bug"}, "status": {"id": "3", "name": "In Progress", "statusCategory": {"id": 4}}}
            """;
    private static final String SELF =
            "\"id\": \"10\", \"key\": \"SHOP-1\", \"self\": \"https://acme.example/rest/api/2/issue/10\"";

    @Test
    void aChangeHasOneIdInAWebhookAndInTheChangelog() throws Exception {
        List<WorkItem> rest = map(
                "jira-rest",
                "{" + SELF + ", " + FIELDS + ", \"changelog\": {\"histories\": [" + history("7001", "1", "3") + "]}}");
        List<WorkItem> webhook = map(
                "jira-webhook",
                "{\"webhookEvent\": \"jira:issue_updated\", \"timestamp\": 1767690000125, \"issue\": {" + SELF + ", "
                        + FIELDS + "}, \"changelog\": {\"id\": \"7001\", \"items\": [" + item("1", "3") + "]}}");
        List<WorkItem> created = map(
                "jira-webhook",
                "{\"webhookEvent\": \"jira:issue_created\", \"timestamp\": 1767600000007, \"issue\": {" + SELF + ", "
                        + FIELDS + "}}");

        assertThat(webhook)
                .singleElement()
                .extracting(WorkItem::getId)
                .isEqualTo(rest.get(1).getId());
        assertThat(created)
                .singleElement()
                .extracting(WorkItem::getId)
                .isEqualTo(rest.get(0).getId());
        assertThat(rest).extracting(Facts::source).containsOnly("jira:acme.example");
    }

    @Test
    void aStatusIsItsIdWhateverItWasCalledThen() throws Exception {
        String renamed = history("7002", "1", "3").replace("To 3", "In Development");

        List<WorkItem> facts =
                map("jira-rest", "{" + SELF + ", " + FIELDS + ", \"changelog\": {\"histories\": [" + renamed + "]}}");

        assertThat(facts.get(1).getStatus()).isEqualTo("In Development");
        assertThat(facts.get(1).getStatusCategory()).isEqualTo(StatusCategory.ACTIVE);
    }

    @Test
    void whereTheChangelogEndsEarlyTheStatusOfNowIsAFactOfItsOwn() throws Exception {
        List<WorkItem> facts = map(
                "jira-rest",
                "{" + SELF + ", " + FIELDS + ", \"changelog\": {\"histories\": [" + history("7003", "1", "9") + "]}}");

        assertThat(facts).hasSize(3);
        assertThat(facts.get(2).getStatus()).isEqualTo("In Progress");
        assertThat(facts.get(2).getActivity()).isFalse();
    }

    private static String history(String id, String from, String to) {
        return "{\"id\": \"" + id + "\", \"created\": \"2026-01-06T10:00:00.120+0100\", \"items\": [" + item(from, to)
                + "]}";
    }

    private static String item(String from, String to) {
        return "{\"field\": \"status\", \"from\": \"" + from + "\", \"fromString\": \"From " + from + "\", \"to\": \""
                + to + "\", \"toString\": \"To " + to + "\"}";
    }

    private static List<WorkItem> map(String format, String payload) throws Exception {
        JsonNode json = new ObjectMapper().readTree(payload);
        Mapped mapped = ((Format.Payloads) Formats.named(format, null)).mapper().map(json, "", "");
        assertThat(mapped).isInstanceOf(Mapped.Facts.class);
        List<SpecificRecord> facts = ((Mapped.Facts) mapped).facts();
        return facts.stream().map(WorkItem.class::cast).toList();
    }
}
