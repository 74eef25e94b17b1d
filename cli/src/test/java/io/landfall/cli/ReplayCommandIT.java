package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is called: files, summary, exit status, and what it says when it cannot. */
class ReplayCommandIT {
    private static final String NOTHING = "{\"events\": 0, \"deadLetters\": 0, \"alerts\": {}}\n";

    @TempDir
    private Path folder;

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    @Test
    void badLinesAreDeadLettersAndTheRestGoesThrough() throws IOException {
        Path events = write(
                "events.ndjson",
                "\uFEFF{\"type\":\"work-item\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"itemId\":\"A\",\"x-note\":1}\r",
                "{\"type\":\"work-item\",\"occurredAt\":\"2024-03-01T00:00:00Z\",\"itemId\":\"B\"",
                "{\"type\":\"decision\",\"occurredAt\":\"2024-03-01T00:00:00Z\",\"subject\":\"item:A\","
                        + "\"decision\":\"STOP\",\"by\":[\"ann\"]}",
                "{\"type\":\"usage\",\"occurredAt\":\"2099-03-01T00:00:00Z\",\"signal\":\"s\"}");

        CommandLineRun run = CommandLineRun.of("replay", "--out", folder.resolve("out"), events, events);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"events\": 2, \"deadLetters\": 1, \"alerts\": {\"OPEN_PAST_CLOSURE_WINDOW\":"
                        + " {\"raised\": 1, \"open\": 0, \"cleared\": {\"DECISION\": 1}}}}\n");
        assertThat(Files.readAllLines(folder.resolve("out/dead-letters.ndjson")))
                .singleElement()
                .asString()
                .startsWith("{\"file\":\"" + events + "\",\"line\":2,\"reason\":\"BAD_JSON: ");
        assertThat(run.err()).contains("2 facts after 2024-03-01T00:00:00Z were not read");
    }

    @Test
    void nothingLeftIsEmptyFilesAndAWarning() throws IOException {
        Path events = write(
                "events.ndjson", "{\"type\":\"work-item\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"itemId\":\"A\"}");
        Path out = folder.resolve("out");

        CommandLineRun run = CommandLineRun.of("replay", "--as-of", "2023-12-31", "--out", out, events);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo(NOTHING);
        assertThat(run.err()).contains("warning");
        for (String name : List.of("alerts", "items", "deliveries", "metrics", "dead-letters")) {
            assertThat(out.resolve(name + ".ndjson")).isEmptyFile();
        }
        assertThat(CommandLineRun.of("replay", "--out", out, write("empty.ndjson"))
                        .out())
                .isEqualTo(NOTHING);
    }

    @Test
    void whatCannotBeDoneIsOneSentenceWithARemedy() throws IOException {
        Path events = write(
                "events.ndjson", "{\"type\":\"work-item\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"itemId\":\"A\"}");
        Path policy = write("policy.yaml", "- scope: default", "  closureWindow: -P3D");
        Path payloads = Files.createDirectory(folder.resolve("payloads"));
        Path out = folder.resolve("out");

        fails(1, "none.ndjson does not exist", "replay", "--out", out, folder.resolve("none.ndjson"));
        fails(1, "holds no file of this format", "replay", "--out", out, "--format", "github-webhook", payloads);
        fails(1, "policy.yaml:2", "replay", "--out", out, "--policy", policy, events);
        fails(1, "--out", "replay", "--out", events, events);
        fails(
                1,
                "--data " + payloads.getParent() + " holds something else",
                "replay",
                "--out",
                out,
                "--data",
                folder,
                events);
        fails(1, "--data " + events + " is a file", "replay", "--out", out, "--data", events, events);
        fails(2, "--partitions is 0", "replay", "--partitions", 0, events);
        fails(2, "unknown format 'cvs-log'", "replay", "--format", "cvs-log", events);
    }

    @Test
    void anotherReplayInTheFolderIsRefused() throws IOException {
        Path events = write(
                "events.ndjson", "{\"type\":\"work-item\",\"occurredAt\":\"2024-01-01T00:00:00Z\",\"itemId\":\"A\"}");
        Path out = folder.resolve("out");
        Path data = folder.resolve("data");
        assertThat(CommandLineRun.of("replay", "--out", out, "--data", data, events)
                        .status())
                .isZero();

        fails(1, "another --as-of", "replay", "--out", out, "--data", data, "--as-of", "2024-02-01", events);
    }

    private static void fails(int status, String says, Object... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);

        assertThat(run.err()).contains(says);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
    }
}
