package io.landfall.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A file of {@code scenarios/}.
 *
 * @param kind the verdict that it is about, by its name
 * @param facts its lines; one without an id or a source has those that every reader gives it
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

    static ScenarioFile named(String kind) {
        return all().stream()
                .filter(file -> file.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static ScenarioFile read(Path file) {
        List<JsonNode> facts = new ArrayList<>();
        List<String> alerts = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                ObjectNode fact = (ObjectNode) PureLaw.parse(line);
                fact.path("x-alerts").forEach(alert -> alerts.add(alert.textValue()));
                String canonical = FactJson.canonical(FactJson.parse(line));
                int nth = seen.merge(canonical, 1, Integer::sum) - 1;
                if (!fact.has("id")) {
                    fact.put("id", Facts.contentId(canonical, nth));
                }
                if (!fact.has("source")) {
                    fact.put("source", "file");
                }
                facts.add(fact);
            }
        } catch (IOException | BadFactException e) {
            throw new AssertionError(file.toString(), e);
        }
        String name = file.getFileName().toString().replace(SUFFIX, "");
        return new ScenarioFile(name.replace('-', '_').toUpperCase(Locale.ROOT), facts, alerts);
    }

    /** As {@code replay} has it by default: the instant of the last fact. */
    Instant asOf() {
        return facts.stream()
                .map(fact -> Instant.parse(fact.get("occurredAt").textValue()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The alerts that the law finds. */
    List<JsonNode> judged() {
        List<SpecificRecord> records = new ArrayList<>();
        try {
            for (JsonNode fact : facts) {
                records.add(FactJson.parse(fact.toString()));
            }
        } catch (BadFactException e) {
            throw new AssertionError(kind, e);
        }
        return PureLaw.of(records, asOf()).alerts();
    }

    @Override
    public String toString() {
        return kind;
    }
}
