package io.landfall.connect.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.landfall.connect.InputException;
import io.landfall.connect.map.Formats;
import io.landfall.schema.WorkItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvInputTest {
    private static final String HEADER = "case_id,activity,timestamp\n";

    @TempDir
    private Path folder;

    private Collected read(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), content);
        return Collected.of(file, Formats.named("csv-log", "case-activity-timestamp"));
    }

    private static List<String> statuses(Collected read) {
        return read.facts(WorkItem.class).stream().map(WorkItem::getStatus).toList();
    }

    @Test
    void aQuotedCellMayHoldEverything() throws IOException {
        Collected read = read("\uFEFF\"case_id\",activity,timestamp\r\n"
                + "a,\"one, \"\"two\"\"\r\nthree\",2026-01-01\r\n"
                + "\n"
                + "a,x,soon\n"
                + "a,plain \"quote\",2026-01-01");

        assertThat(statuses(read)).containsExactly("one, \"two\"\nthree", "plain \"quote\"");
        assertThat(read.units()).extracting(Unit::line).containsExactly(2L, 5L, 6L);
        assertThat(new String(read.units().get(0).raw(), StandardCharsets.UTF_8))
                .isEqualTo("a,\"one, \"\"two\"\"\r\nthree\",2026-01-01");
        assertThat(read.rejected()).containsExactly("5 BAD_INSTANT");
    }

    @Test
    void aStrayQuoteTakesOnlyItsOwnLine() throws IOException {
        Collected read =
                read(HEADER + "a,\"open,2026-01-01\nb,ok,2026-01-01\nc,\"quo\nted\",2026-01-01\nd,\"last,2026-01-01\n");

        assertThat(statuses(read)).containsExactly("ok", "quo\nted");
        assertThat(read.rejected()).containsExactly("2 BAD_ROW", "6 BAD_ROW");
        assertThat(read.messages().get(1)).contains("never closed");
        assertThat(new String(read.units().get(0).raw(), StandardCharsets.UTF_8))
                .isEqualTo("a,\"open,2026-01-01");
    }

    @Test
    void aCutOrWideRowIsRejected() throws IOException {
        Collected read = read(HEADER + "a,x\na,ok,2026-01-01\na,b,c,2026-01-01\n");

        assertThat(statuses(read)).containsExactly("ok");
        assertThat(read.rejected()).containsExactly("2 BAD_ROW", "4 BAD_ROW");
        assertThat(read.messages().get(0)).contains("2 columns, the header 3");
    }

    @Test
    void aMissingColumnIsOneErrorForTheFile() {
        assertThatThrownBy(() -> read("id;activity;timestamp\n1;2;3\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("log.csv:1: no column for itemId (case:concept:name or case_id")
                .hasMessageContaining("the file has: id;activity;timestamp");
    }

    @Test
    void aHeaderAloneIsFine() throws IOException {
        assertThat(read(HEADER).units()).isEmpty();
    }

    @Test
    void aHeaderThatNeverEndsIsAnError() {
        assertThatThrownBy(() -> read("case_id,\"activity\ntimestamp")).hasMessageContaining("log.csv:1: bad header");
    }

    /** What Jackson writes, the scanner reads. */
    @Property
    void readsWhatALibraryWrites(
            @ForAll @Size(min = 1, max = 5)
                    List<@Size(3) List<@StringLength(max = 6) @Chars({'a', ',', '"', '\n', ' ', 'é'}) String>> rows)
            throws IOException {
        StringWriter out = new StringWriter();
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
                .build();
        try (SequenceWriter writer =
                mapper.writerFor(List.class).with(CsvSchema.emptySchema()).writeValues(out)) {
            for (List<String> row : rows) {
                writer.write(row);
            }
        }
        CsvRecords records = new CsvRecords(
                new LineReader(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)), 1000, 10),
                ',');
        List<List<String>> read = new ArrayList<>();
        for (CsvRecords.Row row = records.next(); row != null; row = records.next()) {
            read.add(row.cells());
        }

        assertThat(read).isEqualTo(rows);
    }
}
