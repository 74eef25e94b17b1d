package io.landfall.topology;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.oracle.Oracle;
import io.landfall.topology.HeardFact.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/**
 * What a release left behind when it stopped, as a file of text.
 *
 * @param at when it stopped
 * @param history what it had heard, and what is heard later
 * @param stores all of its stores, before it heard the facts that are pending
 * @param pending what those added to its stores
 * @param said the last record of each key of its topics
 * @param expected what the release itself said in the end, had it not stopped
 */
record StoredState(
        Instant at,
        List<HeardFact> history,
        List<Entry> stores,
        List<Entry> pending,
        List<Entry> said,
        Verdicts expected) {

    /** Folding that a small history gets to see. */
    static final UnaryOperator<StageConfig> FOLDING = config -> config.withFolding(10, Duration.ofDays(10));

    private static final Path FOLDER = Path.of("src/test/resources/io/landfall/topology");

    /** An entry of a store, or a record of a topic. */
    record Entry(String place, Bytes key, Bytes value) {

        private static Entry parse(String text) {
            String[] parts = text.split(" ");
            return new Entry(parts[0], bytes(parts[1]), bytes(parts[2]));
        }

        private static Bytes bytes(String text) {
            return Bytes.wrap(Base64.getDecoder().decode(text));
        }

        private String text() {
            Base64.Encoder base64 = Base64.getEncoder();
            return place + ' ' + base64.encodeToString(key.get()) + ' ' + base64.encodeToString(value.get());
        }

        String keyText() {
            return new String(key.get(), StandardCharsets.UTF_8);
        }
    }

    static List<HeardFact> history(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(HeardFact::parse).toList();
    }

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static StoredState read(Path file) throws IOException {
        Map<String, List<String>> lines = Files.readAllLines(file).stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(' ')),
                        Collectors.mapping(line -> line.substring(line.indexOf(' ') + 1), Collectors.toList())));
        return new StoredState(
                Instant.parse(lines.get("at").get(0)),
                lines.get("heard").stream().map(HeardFact::parse).toList(),
                entries(lines.get("store")),
                entries(lines.get("pending")),
                entries(lines.get("said")),
                new Verdicts(
                        nodes(lines.get("expected-alert")),
                        nodes(lines.get("expected-item")),
                        nodes(lines.get("expected-delivery"))));
    }

    private static List<Entry> entries(List<String> texts) {
        return texts.stream().map(Entry::parse).toList();
    }

    private static List<JsonNode> nodes(List<String> texts) {
        return texts.stream().map(PureLaw::parse).toList();
    }

    void write(Path file, List<String> about) throws IOException {
        List<String> lines = new ArrayList<>();
        about.forEach(line -> lines.add("# " + line));
        lines.add("at " + at);
        history.forEach(fact -> lines.add("heard " + fact.line()));
        stores.forEach(entry -> lines.add("store " + entry.text()));
        pending.forEach(entry -> lines.add("pending " + entry.text()));
        said.forEach(entry -> lines.add("said " + entry.text()));
        expected.alerts().forEach(alert -> lines.add("expected-alert " + alert));
        expected.items().forEach(item -> lines.add("expected-item " + item));
        expected.deliveries().forEach(delivery -> lines.add("expected-delivery " + delivery));
        Files.write(file, lines, StandardOpenOption.CREATE_NEW); // what a release left is never written anew
    }

    static Stream<HeardFact> parts(List<HeardFact> history, Part first, Part... more) {
        EnumSet<Part> parts = EnumSet.of(first, more);
        return history.stream().filter(fact -> parts.contains(fact.part()));
    }

    /** What the definitions say at an instant of all that was heard, what was refused left out. */
    static Verdicts oracle(List<HeardFact> history, Instant asOf) {
        Map<Boolean, List<JsonNode>> told = parts(history, Part.FIRST, Part.PENDING, Part.LATER)
                .collect(Collectors.partitioningBy(
                        HeardFact::pinned, Collectors.mapping(HeardFact::told, Collectors.toList())));
        Oracle.Result result = Oracle.assess(told.get(false), told.get(true), asOf);
        return new Verdicts(
                List.copyOf(result.alerts()), List.copyOf(result.items()), List.copyOf(result.deliveries()));
    }
}
