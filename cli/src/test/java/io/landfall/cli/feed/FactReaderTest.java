package io.landfall.cli.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.cli.CommandException;
import io.landfall.connect.InputException;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Progress;
import io.landfall.schema.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, what is refused and what is left out. */
class FactReaderTest {
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final String GOOD = item("2024-01-05T00:00:00Z", "A1");

    @TempDir
    private Path folder;

    private static String item(String at, String id) {
        return "{\"type\":\"work-item\",\"occurredAt\":\"" + at + "\",\"itemId\":\"" + id + "\"}";
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static ReadFacts read(@Nullable Instant asOf, Path... files) {
        List<InputSpec> inputs = List.of(files).stream()
                .map(file -> new InputSpec(file, "events", null))
                .toList();
        return FactReader.open(new InputRequest(inputs, asOf, null, null), NOW, Meter.SILENT)
                .read();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"work-item","occurredAt":"2024-01-0                                                           | BAD_JSON
            {"type":"wrk-item","occurredAt":"2024-01-01T00:00:00Z","itemId":"A"}                                  | UNKNOWN_TYPE
            {"type":"work-item","occurredAt":"2024-01-01T00:00:00Z","itemId":"A","tittle":"x"}                    | UNKNOWN_FIELD
            {"type":"work-item","occurredAt":"2024-02-30T00:00:00Z","itemId":"A"}                                 | BAD_INSTANT
            {"type":"work-item","occurredAt":"2024-01-01","itemId":"A"}                                           | BAD_INSTANT
            {"type":"work-item","occurredAt":"1969-12-31T23:59:59Z","itemId":"A"}                                 | BAD_INSTANT
            {"type":"work-item","occurredAt":"2024-01-01T00:00:00Z"}                                              | MISSING_FIELD
            {"type":"work-item","occurredAt":"2024-01-01T00:00:00Z","itemId":"A","statusCategory":"DOEN"}         | UNKNOWN_VALUE
            {"type":"policy","occurredAt":"2024-01-01T00:00:00Z","scope":"default","closureWindow":"-P3D"}        | BAD_DURATION
            {"type":"policy","occurredAt":"2024-01-01T00:00:00Z","scope":"default","closureWindow":"P1M"}         | BAD_DURATION
            {"type":"usage","occurredAt":"2024-01-01T00:00:00Z","signal":"s","count":-1}                          | OUT_OF_RANGE
            [1,2]                                                                                                 | BAD_JSON
            """)
    void aBadLineIsADeadLetterAndTheRestGoesThrough(String bad, String reason) throws IOException {
        Path file = write("bad.ndjson", GOOD, bad, item("2024-01-06T00:00:00Z", "A2"));

        ReadFacts read = read(null, file);

        assertThat(read.events()).isEqualTo(2);
        assertThat(read.deadLetters()).hasSize(1);
        DeadLetter letter = read.deadLetters().get(0);
        assertThat(letter.getReason()).isEqualTo(reason);
        assertThat(letter.getFile()).isEqualTo(file.toString());
        assertThat(letter.getLine()).isEqualTo(2);
        assertThat(UTF_8.decode(letter.getRaw().duplicate()).toString()).isEqualTo(bad);
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsAreNoMistake() throws IOException {
        Path file = folder.resolve("windows.ndjson");
        Files.writeString(file, "\uFEFF" + GOOD + "\r\n\r\n" + item("2024-01-06T00:00:00Z", "A2") + "\r\n");

        assertThat(read(null, file).events()).isEqualTo(2);
        assertThat(read(null, file).deadLetters()).isEmpty();
    }

    @Test
    void anotherEncodingIsADeadLetterWithItsBytes() throws IOException {
        byte[] latin = "{\"title\":\"Fähre\"}".getBytes(ISO_8859_1);
        Path file = folder.resolve("latin.ndjson");
        Files.write(file, latin);

        DeadLetter letter = read(null, file).deadLetters().get(0);

        assertThat(letter.getReason()).isEqualTo("BAD_ENCODING");
        assertThat(letter.getRaw().array()).isEqualTo(latin);
    }

    @Test
    void aCutGzipKeepsWhatStoodBefore() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 5_000; i++) {
                gzip.write((item("2024-01-05T00:00:00Z", "A" + i * 7919) + "\n").getBytes(UTF_8));
            }
        }
        Path file = folder.resolve("cut.ndjson.gz");
        Files.write(file, java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        ReadFacts read = read(null, file);

        assertThat(read.events()).isBetween(100L, 4_900L);
        assertThat(read.deadLetters()).extracting(DeadLetter::getReason).contains("CUT_GZIP");
    }

    @Test
    void aZeroCountIsNoUseButAFact() throws IOException {
        Path file = write(
                "zero.ndjson",
                "{\"type\":\"usage\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"signal\":\"s\",\"count\":0}");

        ReadFacts read = read(null, file);

        assertThat(read.events()).isEqualTo(1);
        assertThat(((Usage) read.facts().get(0)).getCount()).isZero();
    }

    @Test
    void theFutureIsNotReadUnlessAsked() throws IOException {
        Path file = write("future.ndjson", GOOD, item("2024-06-01T00:00:00.000001Z", "A2"));

        assertThat(read(null, file).asOf()).isEqualTo(Instant.parse("2024-01-05T00:00:00Z"));
        assertThat(read(null, file).later()).isEqualTo(1);
        assertThat(read(Instant.parse("2025-01-01T00:00:00Z"), file).events()).isEqualTo(2);
    }

    @Test
    void asOfIsInclusiveAndNothingMayBeLeft() throws IOException {
        Path file = write("one.ndjson", GOOD);

        assertThat(read(Instant.parse("2024-01-05T00:00:00Z"), file).fromInputs())
                .isTrue();
        ReadFacts nothing = read(Instant.parse("2024-01-04T23:59:59.999999Z"), file);
        assertThat(nothing.fromInputs()).isFalse();
        assertThat(nothing.events()).isZero();
        assertThat(read(null, write("empty.ndjson")).fromInputs()).isFalse();
    }

    @Test
    void eventsAreDistinctFactsWithoutCatalogueAndSoOn() throws IOException {
        Path file = write(
                "mixed.ndjson",
                GOOD,
                GOOD, // a second fact: the same content, another place
                item("2024-01-05T00:00:00Z", "B").replace("{", "{\"id\":\"x\","),
                item("2024-01-05T00:00:00Z", "C").replace("{", "{\"id\":\"x\","),
                "{\"type\":\"feature\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"feature\":\"f\"}",
                "{\"type\":\"policy\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"scope\":\"default\"}",
                "{\"type\":\"progress\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"source\":\"s\",\"through\":\"2030-01-01T00:00:00Z\"}");

        assertThat(read(null, file).events()).isEqualTo(3);
        assertThat(read(null, file, file).events()).isEqualTo(3);
        assertThat(read(null, file).sources()).containsExactly("file", "s");
    }

    @Test
    void aDeclarationEndsAtAsOf() throws IOException {
        Path file = write(
                "progress.ndjson",
                GOOD,
                "{\"type\":\"progress\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"source\":\"s\",\"through\":\"2030-01-01T00:00:00Z\"}");

        Progress progress = (Progress) read(null, file).facts().get(1);

        assertThat(progress.getThrough()).isEqualTo(Instant.parse("2024-01-05T00:00:00Z"));
    }

    @Test
    void policyAndCatalogueHoldFromTheBeginning() throws IOException {
        Path policy = write("policy.yaml", "- scope: default", "  closureWindow: P7D");
        Path catalogue = write("catalogue.yaml", "- feature: f", "  signals: [\"/f*\"]");
        Path file = write("one.ndjson", GOOD);

        ReadFacts read = FactReader.open(
                        new InputRequest(List.of(new InputSpec(file, "events", null)), null, policy, catalogue),
                        NOW,
                        Meter.SILENT)
                .read();

        assertThat(read.facts()).hasSize(3);
        assertThat(read.facts().subList(0, 2))
                .allMatch(fact -> Facts.occurredAt(fact).equals(Instant.EPOCH));
        assertThat(read.events()).isEqualTo(1);
    }

    @Test
    void whatCannotBeUsedAtAllSaysWhereAndWhatHelps() throws IOException {
        Path good = write("one.ndjson", GOOD);
        Path policy = write("policy.yaml", "- scope: default", "  closureWindw: P7D");

        assertThatThrownBy(() -> read(null, folder.resolve("none.ndjson")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.ndjson does not exist");
        assertThatThrownBy(() -> read(null, Files.createDirectory(folder.resolve("empty"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no file of this format");
        assertThatThrownBy(() -> FactReader.open(
                        new InputRequest(List.of(new InputSpec(good, "events", null)), null, policy, null),
                        NOW,
                        Meter.SILENT))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("policy.yaml:2")
                .hasMessageContaining("closureWindow");
    }
}
