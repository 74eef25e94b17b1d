package io.landfall.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One YAML record as JSON, with the line of each of its fields. A plain scalar is what the schema expects of its field, so that a
 * key {@code 007} stays a text and {@code off} does not become false.
 */
final class YamlTree {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 20;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,40}");
    private static final Pattern REAL = Pattern.compile("[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})");

    private final Map<String, Integer> lines = new HashMap<>();
    private final Node root;
    private final Schema schema;

    YamlTree(Node root, Schema schema) {
        this.root = root;
        this.schema = schema;
    }

    JsonNode json() throws BadFactException {
        return convert(root, schema, "", 0);
    }

    /** Line of a field from 1; that of the record where it has none. */
    int line(@Nullable String field) {
        Integer line = field == null ? null : lines.get(field);
        return line == null ? line(root) : line;
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private JsonNode convert(Node node, @Nullable Schema expected, String path, int depth) throws BadFactException {
        lines.put(path, line(node));
        if (depth > DEEPEST) {
            throw new BadFactException(BadFactException.BAD_YAML, path, "nested too deeply");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, expected, path, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            Schema element =
                    expected != null && expected.getType() == Schema.Type.ARRAY ? expected.getElementType() : null;
            for (Node each : sequence.getValue()) {
                array.add(convert(each, element, path + '[' + array.size() + ']', depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node, expected);
    }

    private ObjectNode object(MappingNode mapping, @Nullable Schema expected, String path, int depth)
            throws BadFactException {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            String field = path.isEmpty() ? name : path + '.' + name;
            if (object.has(name)) {
                lines.put(field, line(entry.getKeyNode()));
                throw new BadFactException(
                        BadFactException.DUPLICATE, field, field + " stands twice in one record: keep one of them");
            }
            object.set(name, convert(entry.getValueNode(), schemaOf(expected, name), field, depth + 1));
            lines.put(field, line(entry.getKeyNode()));
        }
        return object;
    }

    private static @Nullable Schema schemaOf(@Nullable Schema record, String name) {
        Schema.Field field = record != null && record.getType() == Schema.Type.RECORD ? record.getField(name) : null;
        if (field == null || !field.schema().isUnion()) {
            return field == null ? null : field.schema();
        }
        return field.schema().getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode scalar(ScalarNode node, @Nullable Schema expected) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.textNode(text);
        }
        if (NULLS.contains(text)) {
            return JSON.nullNode();
        }
        if (expected == null || readsAsText(expected)) {
            return JSON.textNode(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (WHOLE.matcher(text).matches()) {
            return JSON.numberNode(new BigInteger(text));
        }
        return REAL.matcher(text).matches() ? JSON.numberNode(new BigDecimal(text)) : JSON.textNode(text);
    }

    private static boolean readsAsText(Schema schema) {
        return switch (schema.getType()) {
            case STRING, ENUM -> true;
            case LONG -> schema.getLogicalType() != null;
            default -> false;
        };
    }
}
