package io.landfall.connect.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.connect.InputException;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.Formats;
import io.landfall.schema.WorkItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    private static final Format EVENTS = Formats.named("events", null);

    @TempDir
    private Path folder;

    static String item(String id) {
        return "{\"type\":\"work-item\",\"itemId\":\"" + id + "\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}";
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static List<String> ids(Collected read) {
        return read.facts(WorkItem.class).stream().map(WorkItem::getItemId).toList();
    }

    private Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private Collected events(String content) throws IOException {
        return Collected.of(file("events.txt", content.getBytes(UTF_8)), EVENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s\n%s\n", "%s\r\n%s\r\n", "%s\n%s", "\uFEFF%s\n%s", "\n%s\n  \n\n%s\n\n", "\uFEFF\n%s\n%s"})
    void everyWayToEndALine(String layout) throws IOException {
        Collected read = events(layout.formatted(item("A"), item("Bé")));

        assertThat(ids(read)).containsExactly("A", "Bé");
        assertThat(read.rejected()).isEmpty();
    }

    @Test
    void anEmptyFileIsFine() throws IOException {
        assertThat(events("").units()).isEmpty();
        assertThat(Collected.of(file("e.csv", new byte[0]), Formats.named("csv-log", "servicenow-incidents"))
                        .units())
                .isEmpty();
        assertThat(Collected.of(file("e.json", new byte[0]), Formats.named("github-webhook", null))
                        .units())
                .isEmpty();
    }

    @Test
    void aBadLineKeepsItsPlaceAndItsBytesAndTheRestGoesThrough() throws IOException {
        byte[] latin = ("\n" + item("é") + "\r\n").getBytes(ISO_8859_1);
        byte[] all = (item("A") + new String(latin, ISO_8859_1) + item("B") + "\n{oops\n").getBytes(ISO_8859_1);
        Path path = file("x.txt", all);

        Collected read = Collected.of(path, EVENTS);

        assertThat(ids(read)).containsExactly("A", "B");
        assertThat(read.rejected()).containsExactly("2 BAD_ENCODING", "4 BAD_JSON");
        Unit bad = read.units().get(1);
        assertThat(bad.file()).isEqualTo(path.toString());
        assertThat(bad.raw()).isEqualTo(item("é").getBytes(ISO_8859_1));
        assertThat(read.messages().get(0)).contains("iconv");
    }

    @Test
    void utf16IsToldLineByLineAndNeverMisread() throws IOException {
        Collected read = Collected.of(file("x.txt", ("\uFEFF" + item("A") + "\n").getBytes(UTF_16LE)), EVENTS);

        assertThat(read.tally().facts()).isZero();
        assertThat(read.rejected().get(0)).isEqualTo("1 BAD_ENCODING");
    }

    @Test
    void aLineTooLongIsGivenUpWithoutHoldingIt() throws IOException {
        String longest = item("L").replace("\"A", "")
                + " ".repeat(Inputs.LONGEST_LINE - item("L").length() - 1);
        byte[] huge = new byte[40 << 20];
        Arrays.fill(huge, (byte) 'x');
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write((longest + "\n").getBytes(UTF_8));
        all.write(huge);
        all.write(("\n" + item("B") + "\n").getBytes(UTF_8));

        Collected read = Collected.of(file("x.txt", all.toByteArray()), EVENTS);

        assertThat(ids(read)).containsExactly("L", "B");
        assertThat(read.rejected()).containsExactly("2 TOO_LONG");
        assertThat(read.units().get(1).raw()).hasSize(Inputs.KEPT);
    }

    @Test
    void gzipIsToldByItsBytesNotByItsName() throws IOException {
        byte[] packed = gzip(item("A").getBytes(UTF_8));
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(gzip((item("A") + "\n").getBytes(UTF_8)));
        two.write(gzip((item("B") + "\n").getBytes(UTF_8)));

        assertThat(ids(Collected.of(file("packed.txt", packed), EVENTS))).containsExactly("A");
        assertThat(ids(Collected.of(file("plain.gz", item("A").getBytes(UTF_8)), EVENTS)))
                .containsExactly("A");
        assertThat(ids(Collected.of(file("members.gz", two.toByteArray()), EVENTS)))
                .containsExactly("A", "B");
    }

    @Test
    void aCutGzipGivesWhatCameThroughAndOneClearRejection() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append(item("A" + i * 7919 % 99_991)).append('\n');
        }
        byte[] packed = gzip(lines.toString().getBytes(UTF_8));

        Collected half = Collected.of(file("half.gz", Arrays.copyOf(packed, packed.length / 2)), EVENTS);
        Collected header = Collected.of(file("header.gz", Arrays.copyOf(packed, 6)), EVENTS);
        byte[] damagedBytes = packed.clone();
        Arrays.fill(damagedBytes, packed.length / 2, packed.length / 2 + 50, (byte) 0xFF);
        Collected damaged = Collected.of(file("damaged.gz", damagedBytes), EVENTS);

        assertThat(half.tally().facts()).isBetween(5_000L, 15_000L);
        assertThat(half.rejected()).containsExactly((half.tally().facts() + 1) + " CUT_GZIP");
        assertThat(half.messages().get(0)).contains("get it again");
        assertThat(header.rejected()).containsExactly("1 CUT_GZIP");
        assertThat(damaged.tally().facts()).isPositive();
        assertThat(damaged.tally().rejected()).containsKey("CUT_GZIP");
    }

    @Test
    void otherArchivesAreRefusedWithTheRemedy() throws IOException {
        Path zip = file("log.zip", new byte[] {'P', 'K', 3, 4, 0, 0});

        assertThatThrownBy(() -> Collected.of(zip, EVENTS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is a zip archive; unpack it first");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Collected.of(folder.resolve("gone.ndjson"), EVENTS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("gone.ndjson does not exist");
    }

    @Test
    void aFolderWithoutPayloadsSaysWhatItLookedFor() throws IOException {
        file("README.md", new byte[] {'x'});

        assertThatThrownBy(() -> Collected.of(folder, Formats.named("github-webhook", null)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("*.json");
    }

    @Test
    void aFolderIsWalkedInOrderAndNdjsonIsAlwaysEvents() throws IOException {
        file("b/2.ndjson", item("B2").getBytes(UTF_8));
        file("b/1.ndjson.gz", gzip(item("B1").getBytes(UTF_8)));
        file("a.ndjson", item("A").getBytes(UTF_8));
        file("c/access.log", "junk".getBytes(UTF_8));
        file("c/README.md", "junk".getBytes(UTF_8));
        file(".git/x.ndjson", item("hidden").getBytes(UTF_8));
        file("b/.hidden.ndjson", item("hidden").getBytes(UTF_8));

        Collected read = Collected.of(folder, Formats.named("access-log", null));

        assertThat(ids(read)).containsExactly("A", "B1", "B2");
        assertThat(read.rejected()).containsExactly("1 BAD_LINE");
        assertThat(read.tally().files()).isEqualTo(4);
        assertThat(read.units().get(1).file())
                .isEqualTo(folder.resolve("b/1.ndjson.gz").toString());
    }

    @Test
    void progressAddsUpToTheSizeOnDisk() throws IOException {
        file("a.ndjson", (item("A") + "\n").repeat(5_000).getBytes(UTF_8));
        file("b.ndjson.gz", gzip((item("A") + "\n").repeat(5_000).getBytes(UTF_8)));
        long[] read = {0};

        Inputs.read(folder, EVENTS, new UnitSink() {
            @Override
            public void accept(Unit unit) {}

            @Override
            public void read(long bytes) {
                read[0] += bytes;
            }
        });

        assertThat(read[0]).isEqualTo(Inputs.size(folder, EVENTS)).isPositive();
    }

    @Test
    void aFileFedTwiceGivesTheSameFacts() throws IOException {
        Path path = file("x.ndjson", (item("A") + "\n" + item("A") + "\n").getBytes(UTF_8));

        List<String> once = Collected.of(path, EVENTS).facts(WorkItem.class).stream()
                .map(WorkItem::getId)
                .toList();
        List<String> again = Collected.of(path, EVENTS).facts(WorkItem.class).stream()
                .map(WorkItem::getId)
                .toList();

        assertThat(once).doesNotHaveDuplicates().isEqualTo(again);
    }
}
