package io.landfall.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file of {@code scenarios/}.
 *
 * @param kind the verdict that it is about, by its name
 * @param facts its lines; one without an id and a source has got them
 * @param alerts what it says that comes out
 */
record ScenarioFile(String kind, List<JsonNode> facts, List<String> alerts) {

    private static final Path FOLDER = Path.of("..", "scenarios");
    private static final String SUFFIX = ".ndjson";

    static List<ScenarioFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(ScenarioFile::read)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ScenarioFile read(Path file) {
        String name = file.getFileName().toString().replace(SUFFIX, "");
        List<JsonNode> facts = new ArrayList<>();
        List<String> alerts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                ObjectNode fact = (ObjectNode) PureLaw.parse(line);
                fact.path("x-alerts").forEach(alert -> alerts.add(alert.textValue()));
                if (!fact.has("id")) {
                    fact.put("id", "line-" + (facts.size() + 1));
                }
                if (!fact.has("source")) {
                    fact.put("source", "file");
                }
                facts.add(fact);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new ScenarioFile(name.replace('-', '_').toUpperCase(Locale.ROOT), facts, alerts);
    }

    /** As {@code replay} has it by default: the instant of the last fact. */
    Instant asOf() {
        return facts.stream()
                .map(fact -> Instant.parse(fact.get("occurredAt").textValue()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public String toString() {
        return kind;
    }
}
