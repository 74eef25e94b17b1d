package io.landfall.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.schema.Policy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

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
        List<SpecificRecord> policies = read(file, FactType.POLICY, "policy-file", "scope");
        policies.forEach(policy -> ((Policy) policy).setPinned(true));
        return policies;
    }

    /** Features of a {@code --catalogue} file, of source {@code catalogue-file}. */
    public static List<SpecificRecord> features(Path file) throws BadFactException {
        return read(file, FactType.FEATURE, "catalogue-file", "feature");
    }

    private static List<SpecificRecord> read(Path file, FactType type, String source, String key)
            throws BadFactException {
        Node root = compose(file);
        List<SpecificRecord> facts = new ArrayList<>();
        if (root == null) {
            return facts;
        }
        if (!(root instanceof SequenceNode list)) {
            throw at(
                    file,
                    YamlTree.line(root),
                    BadFactException.BAD_YAML,
                    null,
                    "a list of " + type.jsonName() + " records is expected: each starts with \"- " + key + ": ...\"");
        }
        Map<Object, Integer> lineOfKey = new HashMap<>();
        for (Node node : list.getValue()) {
            SpecificRecord fact = record(file, node, type, source);
            Object name = fact.get(type.schema().getField(key).pos());
            Integer earlier = lineOfKey.put(name, YamlTree.line(node));
            if (earlier != null) {
                throw at(
                        file,
                        YamlTree.line(node),
                        BadFactException.DUPLICATE,
                        key,
                        key + " is \"" + name + "\", as in the record of line " + earlier + ": join the two");
            }
            facts.add(fact);
        }
        return facts;
    }

    private static SpecificRecord record(Path file, Node node, FactType type, String source) throws BadFactException {
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
                            given + " has no place here: what stands in this file holds from the beginning");
                }
            }
            checkType(json, type);
            json.put("occurredAt", BEGINNING).put("source", source);
            SpecificRecord fact = FactJson.parse(json, type);
            return Facts.id(fact).isEmpty() ? Facts.withId(fact, Facts.contentId(FactJson.canonical(fact), 0)) : fact;
        } catch (BadFactException e) {
            throw at(file, tree.line(e.field()), e.reason(), e.field(), e.getMessage());
        }
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

    private static @Nullable Node compose(Path file) throws BadFactException {
        String text = text(file);
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw at(file, line, BadFactException.BAD_YAML, null, "no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw at(file, 1, BadFactException.BAD_YAML, null, "no YAML: " + e.getMessage());
        }
    }

    private static String text(Path file) throws BadFactException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadFactException(BadFactException.BAD_TEXT, file + ": is not UTF-8, save it as UTF-8");
        } catch (NoSuchFileException e) {
            throw new BadFactException(BadFactException.UNREADABLE, file + ": there is no such file");
        } catch (IOException e) {
            throw new BadFactException(BadFactException.UNREADABLE, file + ": cannot be read: " + e);
        }
    }

    private static BadFactException at(
            Path file, int line, String reason, @Nullable String field, @Nullable String what) {
        return new BadFactException(reason, field, file + ":" + line + ": " + what);
    }
}
