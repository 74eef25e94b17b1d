package io.landfall.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.schema.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.yaml.snakeyaml.nodes.Node;

/**
 * YAML files of policies or of the catalogue: lists of records without type and instant, which hold from the beginning. Errors name
 * file and line.
 */
public final class YamlFacts {

    private static final String BEGINNING = Instants.format(Instant.EPOCH);
    private static final List<String> GIVEN = List.of("occurredAt", "source", "sequence");

    private YamlFacts() {}

    /** Policies of a {@code --policy} file: pinned, of source {@code policy-file}. */
    public static List<SpecificRecord> policies(Path file) throws BadFactException {
        List<SpecificRecord> policies = sound(read(file, FactType.POLICY, "policy-file", "scope"));
        policies.forEach(policy -> ((Policy) policy).setPinned(true));
        return policies;
    }

    /** Features of a {@code --catalogue} file, of source {@code catalogue-file}. */
    public static List<SpecificRecord> features(Path file) throws BadFactException {
        return sound(catalogue(file));
    }

    /** The same with their places, and with all that is wrong. */
    public static YamlReading catalogue(Path file) {
        return read(file, FactType.FEATURE, "catalogue-file", "feature");
    }

    private static List<SpecificRecord> sound(YamlReading reading) throws BadFactException {
        if (!reading.problems().isEmpty()) {
            throw reading.problems().get(0);
        }
        return reading.facts().stream().map(YamlFact::fact).toList();
    }

    private static YamlReading read(Path file, FactType type, String source, String key) {
        List<YamlFact> facts = new ArrayList<>();
        List<BadFactException> problems = new ArrayList<>();
        try {
            Map<Object, Integer> lineOfKey = new HashMap<>();
            for (Node node : YamlList.of(file, type.jsonName(), key)) {
                try {
                    YamlFact fact = record(file, node, type, source);
                    requireNew(fact.fact().get(type.schema().getField(key).pos()), key, file, node, lineOfKey);
                    facts.add(fact);
                } catch (BadFactException e) {
                    problems.add(e);
                }
            }
        } catch (BadFactException e) {
            problems.add(e);
        }
        return new YamlReading(facts, problems);
    }

    private static void requireNew(Object name, String key, Path file, Node node, Map<Object, Integer> lineOfKey)
            throws BadFactException {
        Integer earlier = lineOfKey.putIfAbsent(name, YamlTree.line(node));
        if (earlier != null) {
            throw YamlList.at(
                    file,
                    YamlTree.line(node),
                    BadFactException.DUPLICATE,
                    key,
                    key + " is \"" + name + "\", as in the record of line " + earlier + ": join the two");
        }
    }

    private static YamlFact record(Path file, Node node, FactType type, String source) throws BadFactException {
        YamlTree tree = new YamlTree(node, type.schema());
        try {
            if (!(tree.json() instanceof ObjectNode json)) {
                throw new BadFactException(BadFactException.BAD_YAML, "a record with fields is expected");
            }
            for (String given : GIVEN) {
                if (json.has(given)) {
                    throw new BadFactException(
                            BadFactException.UNKNOWN_FIELD,
                            given,
                            given
                                    + " has no place here: records of this file bear no instant and no source, leave it out");
                }
            }
            checkType(json, type);
            json.put("occurredAt", BEGINNING).put("source", source);
            SpecificRecord fact = FactJson.parse(json, type);
            return new YamlFact(identified(fact), file, tree);
        } catch (BadFactException e) {
            throw YamlList.at(file, tree.line(e.field()), e.reason(), e.field(), e.getMessage());
        }
    }

    private static SpecificRecord identified(SpecificRecord fact) {
        return Facts.id(fact).isEmpty() ? Facts.withId(fact, Facts.contentId(FactJson.canonical(fact), 0)) : fact;
    }

    private static void checkType(ObjectNode json, FactType type) throws BadFactException {
        if (json.has("type") && !type.jsonName().equals(json.get("type").textValue())) {
            throw BadFactException.of(
                    BadFactException.UNKNOWN_TYPE,
                    "type",
                    json.get("type").asText(),
                    "this file holds records of type " + type.jsonName() + " alone, leave it out");
        }
    }
}
