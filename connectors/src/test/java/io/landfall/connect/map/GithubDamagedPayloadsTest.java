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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Real payloads with fields dropped, nulled and retyped: facts, a skip or a rejection, never an exception. */
class GithubDamagedPayloadsTest {
    private static final int TRIES = 20_000;
    private static final long SEED = 20260101;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private enum Outcome {
        FACTS,
        SKIPPED,
        REJECTED
    }

    @Test
    void neverAnException() throws Exception {
        List<JsonNode> payloads = payloads(RealData.folder("github-webhooks-octokit"));
        PayloadMapper mapper = ((Format.Payloads) Formats.named("github-webhook", null)).mapper();
        Random random = new Random(SEED);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

        for (int i = 0; i < TRIES; i++) {
            ObjectNode damaged = payloads.get(random.nextInt(payloads.size())).deepCopy();
            for (int wounds = 1 + random.nextInt(4); wounds > 0; wounds--) {
                wound(damaged, random, 0);
            }
            assertThatCode(() -> outcomes.merge(outcome(mapper.map(damaged, "", "")), 1, Integer::sum))
                    .as("%s", damaged)
                    .doesNotThrowAnyException();
        }

        assertThat(outcomes).as("the damage must reach every way out").containsOnlyKeys(Outcome.values());
    }

    /** Facts must be whole: they have to be written out. */
    private static Outcome outcome(Mapped mapped) throws Exception {
        if (mapped instanceof Mapped.Facts facts) {
            for (SpecificRecord fact : facts.facts()) {
                FactJson.parse(FactJson.canonical(fact));
            }
            return Outcome.FACTS;
        }
        return mapped instanceof Mapped.Skipped ? Outcome.SKIPPED : Outcome.REJECTED;
    }

    private static List<JsonNode> payloads(Path folder) throws Exception {
        List<JsonNode> payloads = new ArrayList<>();
        for (String event : List.of("issues", "deployment", "deployment_status", "release")) {
            try (Stream<Path> files = Files.list(folder.resolve(event))) {
                for (Path file : files.sorted().toList()) {
                    payloads.add(new ObjectMapper().readTree(file.toFile()));
                }
            }
        }
        return payloads;
    }

    /** Near the top, where the mapper looks, more often than deep within. */
    private static void wound(JsonNode node, Random random, int depth) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (!(node instanceof ObjectNode object) || names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode child = object.get(name);
        JsonNode into = child instanceof ArrayNode array && !array.isEmpty() ? array.get(0) : child;
        if (depth < 2 && into.isObject() && random.nextInt(4) > 0) {
            wound(into, random, depth + 1);
            return;
        }
        switch (random.nextInt(9)) {
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
            default -> object.put(name, "+999999999-12-31T23:59:59Z");
        }
    }
}
