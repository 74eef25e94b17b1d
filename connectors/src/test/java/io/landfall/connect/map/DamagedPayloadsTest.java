package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.connect.RealData;
import io.landfall.event.FactJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real payloads with fields dropped, nulled, retyped and renamed: facts, a skip or a rejection, never an exception. */
class DamagedPayloadsTest {

    private static final int TRIES = 10_000;
    private static final long SEED = 20260101;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private enum Outcome {
        FACTS,
        SKIPPED,
        REJECTED
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "github-webhook, github-webhooks-octokit, 'issues,deployment,deployment_status,release'",
        "gitlab-webhook, gitlab-webhooks-go-gitlab, ''",
        "jira-webhook, jira-webhooks-mattermost, ''",
        "jira-rest, jira-rest-jirametrics, 'testdata,complete_sample'",
        "cdevents, cdevents, ''",
        "otlp, otlp, ''",
        "segment, segment, ''",
        "posthog, posthog-capture, ''",
        "unleash, feature-flags/unleash-v4.22.0, ''"
    })
    void neverAnException(String format, String folder, String among) throws Exception {
        List<JsonNode> payloads = payloads(RealData.folder(folder), among);
        PayloadMapper mapper = ((Format.Payloads) Formats.named(format, null)).mapper();
        Random random = new Random(SEED);
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);

        for (int i = 0; i < TRIES; i++) {
            JsonNode damaged = payloads.get(random.nextInt(payloads.size())).deepCopy();
            for (int wounds = 1 + random.nextInt(4); wounds > 0; wounds--) {
                wound(damaged, random);
            }
            assertThatCode(() -> addOutcomes(outcomes, mapper.map(damaged, "", "")))
                    .as("%s", damaged)
                    .doesNotThrowAnyException();
        }

        assertThat(outcomes).as("the damage must reach every way out").containsExactlyInAnyOrder(Outcome.values());
    }

    /** Facts must be whole: they have to be written out. */
    private static void addOutcomes(Set<Outcome> outcomes, Mapped mapped) throws Exception {
        if (mapped instanceof Mapped.Parts several) {
            for (Mapped.Part part : several.parts()) {
                addOutcomes(outcomes, part.mapped());
            }
        } else if (mapped instanceof Mapped.Facts facts) {
            for (SpecificRecord fact : facts.facts()) {
                FactJson.parse(FactJson.canonical(fact));
            }
            outcomes.add(Outcome.FACTS);
        } else {
            outcomes.add(mapped instanceof Mapped.Skipped ? Outcome.SKIPPED : Outcome.REJECTED);
        }
    }

    /** @param among names of folders that the files must lie in; all where there is none */
    private static List<JsonNode> payloads(Path folder, String among) throws Exception {
        List<JsonNode> payloads = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                String within = folder.relativize(file).toString();
                boolean wanted =
                        among.isEmpty() || Stream.of(among.split(",")).anyMatch(name -> within.startsWith(name + '/'));
                if (wanted && within.endsWith(".json")) {
                    payloads.add(JSON.readTree(file.toFile()));
                } else if (wanted && within.endsWith(".jsonl")) {
                    for (String line : Files.readAllLines(file)) {
                        payloads.add(JSON.readTree(line));
                    }
                }
            }
        }
        return payloads;
    }

    /** Somewhere: near the top, where mappers look, more often than deep within. */
    private static void wound(JsonNode node, Random random) {
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            wound(array.get(random.nextInt(array.size())), random);
            return;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (!(node instanceof ObjectNode object) || names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode child = object.get(name);
        if (child.isContainerNode() && !child.isEmpty() && random.nextInt(4) > 0) {
            wound(child, random);
            return;
        }
        switch (random.nextInt(11)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, random.nextLong());
            case 3 -> object.put(name, "");
            case 4 -> object.put(name, "\u0000\uD800 not what it should be");
            case 5 -> object.put(name, random.nextBoolean());
            case 6 ->
                object.set(
                        name,
                        NODES.arrayNode()
                                .add(1)
                                .addNull()
                                .add(NODES.objectNode().put("name", 5)));
            case 7 -> object.set(name, NODES.objectNode().put("id", "x").put("name", "x"));
            case 8 -> object.set(name + "\uDC00", object.remove(name));
            case 9 -> object.put(name, 1e300);
            default -> object.put(name, "+999999999-12-31T23:59:59Z");
        }
    }
}
