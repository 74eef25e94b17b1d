package io.landfall.connect;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.connect.input.Collected;
import io.landfall.connect.map.Formats;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers of EXPECTED.md over the real incident log. */
class IncidentLogTest {

    @Test
    void everyRowOfTheLogIsAFact() {
        var folder = RealData.folder("incident-log-uci");

        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Collected read = Collected.of(folder, Formats.named("csv-log", "servicenow-incidents"));
        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);

        List<WorkItem> items = read.facts(WorkItem.class);
        assertThat(items).hasSize(59_354);
        assertThat(read.tally().rejected()).isEmpty();
        assertThat(items.stream().map(WorkItem::getItemId).distinct()).hasSize(9_202);
        assertThat(items.stream().map(WorkItem::getId).distinct()).hasSize(59_354);
        assertThat(items.stream().collect(groupingBy(WorkItem::getStatus, counting())))
                .isEqualTo(Map.of(
                        "New", 13_517L,
                        "Active", 18_734L,
                        "Awaiting User Info", 7_846L,
                        "Awaiting Problem", 231L,
                        "Awaiting Vendor", 200L,
                        "Awaiting Evidence", 7L,
                        "Resolved", 9_581L,
                        "Closed", 9_238L));
        assertThat(items.stream().collect(groupingBy(WorkItem::getStatusCategory, counting())))
                .isEqualTo(Map.of(
                        StatusCategory.INTAKE, 13_517L,
                        StatusCategory.ACTIVE, 18_734L,
                        StatusCategory.WAITING, 7_846L + 231 + 200 + 7,
                        StatusCategory.ALMOST_DONE, 9_581L,
                        StatusCategory.DONE, 9_238L));
        assertThat(took).isLessThan(Duration.ofSeconds(3)); // processor time, so that a busy machine does not count
    }

    @Test
    void aRowReadsAsThePeopleOfTheDeskWroteIt() {
        var folder = RealData.folder("incident-log-uci");

        WorkItem first = Collected.of(folder, Formats.named("csv-log", "servicenow-incidents"))
                .facts(WorkItem.class)
                .get(0);

        assertThat(first.getItemId()).isEqualTo("INC0000045");
        assertThat(first.getOccurredAt()).isEqualTo(Instant.parse("2016-02-29T01:23:00Z"));
        assertThat(first.getCreatedAt()).isEqualTo(Instant.parse("2016-02-29T01:16:00Z"));
        assertThat(first.getSequence()).isZero();
        assertThat(first.getTeam()).isEqualTo("Group 56");
        assertThat(first.getItemType()).isEqualTo(ItemType.INCIDENT);
        assertThat(first.getSource()).isEqualTo("servicenow");
    }
}
