package io.landfall.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.landfall.connect.input.Collected;
import io.landfall.connect.map.Formats;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trackers answered to DevLake, through our mappers, beside what DevLake made of it: the numbers of EXPECTED.md. */
class DevLakeTest {

    @TempDir
    Path folder;

    @Test
    void leadTimesOfJira() throws Exception {
        Map<String, List<WorkItem>> issues = issues("jira-rest", "jira/raw_tables/_raw_jira_api_issues.csv");
        assertThat(issues).hasSize(33);

        Map<String, Long> expected = minutes("jira/snapshot_tables/issues.csv");
        Map<String, Long> actual = leadTimes(issues, "jira:merico.atlassian.net:", "jira:JiraIssue:2:");
        actual.keySet().retainAll(expected.keySet());

        assertThat(expected).hasSize(30);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void intervalsOfStatusOfJira() throws Exception {
        Map<String, TreeSet<Instant>> expected = new TreeMap<>();
        for (Map<String, String> row : rows("issue_trace/snapshot_tables/issue_status_history.csv")) {
            expected.computeIfAbsent(row.get("issue_id"), id -> new TreeSet<>()).add(instant(row.get("start_date")));
        }
        Map<String, TreeSet<Instant>> actual = new TreeMap<>();
        issues("jira-rest", "jira/raw_tables/_raw_jira_api_issues.csv")
                .forEach((id, facts) ->
                        actual.put(id.replace("jira:merico.atlassian.net:", "jira:JiraIssue:2:"), starts(facts)));
        expected.keySet().retainAll(actual.keySet());
        actual.keySet().retainAll(expected.keySet());

        assertThat(actual).hasSizeGreaterThanOrEqualTo(30).isEqualTo(expected);
    }

    @Test
    void leadTimesOfGithub() throws Exception {
        Map<String, List<WorkItem>> issues = issues("github-rest", "github/raw_tables/_raw_github_api_issues.csv");

        Map<String, Long> expected = minutes("github/snapshot_tables/issues.csv");
        Map<String, Long> actual = leadTimes(issues, "github:issue:", "github:GithubIssue:1:");

        assertThat(actual).hasSize(26).isEqualTo(expected);
    }

    /** Facts by item. */
    private Map<String, List<WorkItem>> issues(String format, String table) throws IOException {
        Path payloads = folder.resolve("payloads.jsonl");
        Files.write(payloads, rows(table).stream().map(row -> row.get("data")).toList());
        Collected read = Collected.of(payloads, Formats.named(format, null));
        assertThat(read.rejected()).isEmpty();
        return read.facts(WorkItem.class).stream()
                .sorted(Comparator.comparing(WorkItem::getOccurredAt))
                .collect(Collectors.groupingBy(WorkItem::getItemId, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, Long> leadTimes(Map<String, List<WorkItem>> issues, String ours, String theirs) {
        Map<String, Long> minutes = new TreeMap<>();
        issues.forEach((id, facts) -> {
            Instant closed = closedAt(facts);
            if (closed != null) {
                minutes.put(
                        id.replace(ours, theirs),
                        Duration.between(facts.get(0).getCreatedAt(), closed).toMinutes());
            }
        });
        return minutes;
    }

    /** When the last run of closed states began; null where it is open. */
    private static @Nullable Instant closedAt(List<WorkItem> facts) {
        Instant closed = null;
        for (WorkItem fact : facts) {
            StatusCategory category = fact.getStatusCategory();
            if (category == StatusCategory.DONE || category == StatusCategory.DISCARDED) {
                closed = closed == null ? fact.getOccurredAt() : closed;
            } else if (category != null) {
                closed = null;
            }
        }
        return closed;
    }

    private static TreeSet<Instant> starts(List<WorkItem> facts) {
        TreeSet<Instant> starts = new TreeSet<>();
        String status = null;
        for (WorkItem fact : facts) {
            if (fact.getStatus() != null && !fact.getStatus().equals(status)) {
                status = fact.getStatus();
                starts.add(fact.getOccurredAt());
            }
        }
        return starts;
    }

    private static Map<String, Long> minutes(String table) throws IOException {
        Map<String, Long> minutes = new TreeMap<>();
        for (Map<String, String> row : rows(table)) {
            minutes.put(row.get("id"), Long.valueOf(row.get("lead_time_minutes")));
        }
        return minutes;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static List<Map<String, String>> rows(String table) throws IOException {
        Path file = RealData.folder("devlake-e2e").resolve(table);
        try (Reader in = Files.newBufferedReader(file)) {
            in.mark(1);
            if (in.read() != '\uFEFF') {
                in.reset();
            }
            MappingIterator<Map<String, String>> rows = new CsvMapper()
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(in);
            return rows.readAll();
        }
    }
}
