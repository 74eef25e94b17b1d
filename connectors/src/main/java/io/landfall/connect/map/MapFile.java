package io.landfall.connect.map;

import io.landfall.connect.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping of a {@code --map} or another file that knows its lines, so that an error can name them. Values are read as written. */
public final class MapFile {
    /** Maps in this jar, usable by name. */
    static final SortedSet<String> SHIPPED = new TreeSet<>(List.of("case-activity-timestamp", "servicenow-incidents"));

    private final String name;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private MapFile(String name, @Nullable Node node) {
        this.name = name;
        this.line = node == null ? 1 : lineOf(node);
        if (node == null) {
            return;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw at(line, "expected `key: value` lines");
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw at(lineOf(entry.getKeyNode()), "a key must be a plain word");
            }
            if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
                throw at(lineOf(key), "'" + key.getValue() + "' is given twice; keep one");
            }
            lines.put(key.getValue(), lineOf(key));
        }
    }

    /** @param reference name of a shipped map, or a path; null stands for an empty map */
    public static MapFile read(@Nullable String reference) {
        return reference == null ? new MapFile("(no map)", null) : parse(reference, load(reference));
    }

    static MapFile parse(String name, String text) {
        try {
            return new MapFile(name, new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InputException(name + ":" + line + ": not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new InputException(name + ": not YAML: " + e.getMessage(), e);
        }
    }

    private static String load(String reference) {
        if (SHIPPED.contains(reference)) {
            try (InputStream in = MapFile.class.getResourceAsStream("maps/" + reference + ".yaml")) {
                if (in == null) {
                    throw new IllegalStateException("the jar lacks its map " + reference);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("the jar's map " + reference + " cannot be read", e);
            }
        }
        try {
            return Files.readString(Path.of(reference));
        } catch (NoSuchFileException e) {
            throw new InputException(
                    "map " + reference + " does not exist" + Hints.hint(reference, SHIPPED)
                            + "; give the path of a YAML file or one of " + String.join(", ", SHIPPED),
                    e);
        } catch (IOException e) {
            throw new InputException("map " + reference + " cannot be read: " + e, e);
        }
    }

    /** Refuses every key but these. */
    public MapFile only(Collection<String> known) {
        for (Map.Entry<String, Integer> key : lines.entrySet()) {
            if (!known.contains(key.getKey())) {
                throw at(
                        key.getValue(),
                        "unknown key '" + key.getKey() + "'" + Hints.hint(key.getKey(), known) + "; known keys: "
                                + String.join(", ", known));
            }
        }
        return this;
    }

    public Collection<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public boolean isSection(String key) {
        return values.get(key) instanceof MappingNode;
    }

    @Nullable
    public String text(String key) {
        Node node = values.get(key);
        return node == null ? null : scalar(key, node);
    }

    public String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    /** One value or a list of them; empty where the key is absent. */
    public List<String> texts(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(scalar(key, node));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            texts.add(scalar(key, item));
        }
        return texts;
    }

    /** Every key with its one value. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        values.keySet().forEach(key -> all.put(key, text(key, "")));
        return all;
    }

    /** Every key with its values. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.keySet().forEach(key -> lists.put(key, texts(key)));
        return lists;
    }

    /** The mapping under a key; an empty one where the key is absent. */
    public MapFile section(String key) {
        return new MapFile(name, values.get(key));
    }

    public InputException error(String key, String what) {
        return at(lines.getOrDefault(key, line), key + ": " + what);
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw at(lineOf(node), key + ": expected a single value");
    }

    private InputException at(int where, String what) {
        return new InputException(name + ":" + where + ": " + what);
    }

    private static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
