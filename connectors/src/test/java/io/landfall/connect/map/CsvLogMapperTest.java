package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.connect.InputException;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.schema.WorkKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLogMapperTest {
    private static final String MAP = """
            source: tracker:test
            missing: ["?", n/a]
            itemId: [Id, case_id]
            timestamp: {column: At, patterns: [d/M/yyyy HH:mm, iso]}
            sequence: Nr
            status: State
            statusCategory: {New: INTAKE, "Wait*": WAITING, Closed: DONE, default: ACTIVE}
            created: {column: Created, pattern: yyyy-MM-dd, zone: Europe/Berlin}
            team: Team
            title: Title
            itemType: {column: Type, values: {Bug: DEFECT, "*": OTHER}}
            workKind: Kind
            labels: {column: Labels, separator: ","}
            url: {column: Link, optional: true}
            """;
    private static final List<String> HEADER =
            List.of("case_id", "At", "Nr", "State", "Created", "Team", "Title", "Type", "Kind", "Labels");

    private static RecordMapper mapper(List<String> header) {
        return CsvLogMapper.of(CsvLogMap.of(MapFile.parse("my.yaml", MAP)), header);
    }

    private static Mapped row(String row) {
        return mapper(HEADER).map(List.of(row.split("\\|", -1)));
    }

    private static WorkItem item(String row) {
        return (WorkItem) ((Mapped.Facts) row(row)).facts().get(0);
    }

    @Test
    void everyColumnArrives() {
        WorkItem item = item("A-1|29/2/2016 01:16|7|New|2016-02-01|Red| A title |Bug|run|b, a,,b");

        assertThat(item.getItemId()).isEqualTo("A-1");
        assertThat(item.getSource()).isEqualTo("tracker:test");
        assertThat(item.getOccurredAt()).isEqualTo(Instant.parse("2016-02-29T01:16:00Z"));
        assertThat(item.getSequence()).isEqualTo(7);
        assertThat(item.getStatus()).isEqualTo("New");
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.INTAKE);
        assertThat(item.getCreatedAt()).isEqualTo(Instant.parse("2016-01-31T23:00:00Z"));
        assertThat(item.getTeam()).isEqualTo("Red");
        assertThat(item.getTitle()).isEqualTo("A title");
        assertThat(item.getItemType()).isEqualTo(ItemType.DEFECT);
        assertThat(item.getWorkKind()).isEqualTo(WorkKind.RUN);
        assertThat(item.getLabels()).containsExactly("a", "b");
        assertThat(item.getUrl()).isNull();
        assertThat(item.getId()).isNotEmpty();
    }

    @Test
    void whatIsMissingStaysAbsent() {
        WorkItem item = item("A-1|2016-02-29T01:16:00Z|?|?|n/a|| |?||?");

        assertThat(item.getSequence()).isNull();
        assertThat(item.getStatus()).isNull();
        assertThat(item.getStatusCategory()).isNull();
        assertThat(item.getCreatedAt()).isNull();
        assertThat(item.getTeam()).isNull();
        assertThat(item.getTitle()).isNull();
        assertThat(item.getItemType()).isNull();
        assertThat(item.getLabels()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "New, INTAKE",
        "Waiting for vendor, WAITING",
        "Wait, WAITING",
        "Closed, DONE",
        "closed, ACTIVE",
        "x, ACTIVE"
    })
    void statusToCategory(String status, StatusCategory category) {
        assertThat(item("A|29/2/2016 01:16||" + status + "||||||").getStatusCategory())
                .isEqualTo(category);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "?|29/2/2016 01:16||||||||, MISSING_FIELD, no itemId",
        "A|||||||||, MISSING_FIELD, no timestamp",
        "A|31/2/2016 01:16||||||||, BAD_INSTANT, timestamp: '31/2/2016 01:16' is not of the form d/M/yyyy HH:mm or iso",
        "A|29/2/2016 01:16|||soon|||||, BAD_INSTANT, created: 'soon'",
        "A|29/2/2016 01:16|-1|||||||, OUT_OF_RANGE, sequence '-1'",
        "A|29/2/2016 01:16|x|||||||, OUT_OF_RANGE, sequence 'x'",
        "A|29/2/2016 01:16|||||||fun|, UNKNOWN_VALUE, workKind 'fun' is none of BUILD",
    })
    void aBadCellRejectsItsRow(String row, String reason, String message) {
        assertThat(row(row)).isInstanceOf(Mapped.Rejected.class);
        assertThat(((Mapped.Rejected) row(row)).reason()).isEqualTo(reason);
        assertThat(((Mapped.Rejected) row(row)).message()).contains(message);
    }

    @Test
    void aMissingColumnNamesThoseThatAreThere() {
        assertThatThrownBy(
                        () -> mapper(List.of("id", "At", "Nr", "State", "Created", "Team", "Title", "Kind", "Labels")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no column for itemId (Id or case_id), itemType (Type)")
                .hasMessageContaining("the file has: id, At, Nr");
    }

    @Test
    void equalRowsAreTwoFacts() {
        RecordMapper mapper = mapper(HEADER);
        List<String> row = List.of("A|29/2/2016 01:16||||||||".split("\\|", -1));

        assertThat(mapper.map(row)).isNotEqualTo(mapper.map(row));
        assertThat(mapper(HEADER).map(row)).isEqualTo(mapper(HEADER).map(row));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "case:concept:name,concept:name,time:timestamp | c1,Created,2010-12-30 11:02:00+01:00 | 2010-12-30T10:02:00Z",
                "case_id,activity,timestamp | c1,Created,2010-12-30T10:02:00Z | 2010-12-30T10:02:00Z",
                "Case ID,Activity,Complete Timestamp | c1,Created,2010/12/30 10:02:00.000 | 2010-12-30T10:02:00Z",
            })
    void theUsualCaseLog(String header, String row, Instant at) {
        RecordMapper mapper = CsvLogMapper.of(CsvLogMap.read("case-activity-timestamp"), List.of(header.split(",")));

        WorkItem item = (WorkItem)
                ((Mapped.Facts) mapper.map(List.of(row.split(",")))).facts().get(0);

        assertThat(item.getItemId()).isEqualTo("c1");
        assertThat(item.getOccurredAt()).isEqualTo(at);
        assertThat(item.getStatus()).isEqualTo("Created");
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.INTAKE);
    }
}
