package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.cli.feed.InputSpec;
import io.landfall.oracle.AlertLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code scenarios/} yields what it says: through broker, registry and pipeline. One partition is enough, and
 * quick; that more change nothing is told elsewhere.
 */
@ExtendWith(OneStack.class)
class ScenariosIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("..", "scenarios");
    private static final String SUFFIX = ".ndjson";

    private final SharedStack stack;

    ScenariosIT(SharedStack stack) {
        this.stack = stack;
    }

    static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.replace(SUFFIX, ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void yieldsWhatItSays(String name, @TempDir Path out) throws IOException {
        Path file = FOLDER.resolve(name + SUFFIX);
        String kind = name.replace('-', '_').toUpperCase(Locale.ROOT);

        Replayed replayed = stack.replay(
                Replayed.Plan.of(new InputSpec(file, "events", null)).partitions(1), out);

        assertThat(replayed.files().get("alerts.ndjson").lines())
                .map(line -> AlertLine.of(parse(line), kind))
                .containsExactlyInAnyOrderElementsOf(said(file));
        assertThat(replayed.files().get("dead-letters.ndjson")).isEmpty();
    }

    private static List<String> said(Path file) throws IOException {
        List<String> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            parse(line).path("x-alerts").forEach(alert -> alerts.add(alert.textValue()));
        }
        return alerts;
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
