package io.landfall.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Facts as the YAML that {@link YamlFacts} reads: a list of records in the order of the schema, without what such a file does not
 * say. A text that any YAML parser could take for something else is quoted, not only what this one would misread.
 */
public final class YamlWriter {

    /** What YAML files leave out: identity, source and instant. */
    private static final Set<String> UNSAID = Set.of("id", "source", "occurredAt", "sequence");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}/_][\\p{L}\\p{N}/_.*@+-]*( [\\p{L}\\p{N}/_.*@+-]+)*");
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity");

    private YamlWriter() {}

    /** Writes the list, and a line feed at its end. */
    public static void write(Collection<? extends SpecificRecord> facts, Writer out) {
        List<Node> records = new ArrayList<>();
        facts.forEach(fact -> records.add(record(fact)));
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        new Yaml(options).serialize(list(records), out);
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MappingNode record(SpecificRecord record) {
        List<NodeTuple> fields = new ArrayList<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null && !UNSAID.contains(field.name()) && !isDefault(field, value)) {
                fields.add(new NodeTuple(text(field.name()), node(value)));
            }
        }
        return new MappingNode(Tag.MAP, fields, fields.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static boolean isDefault(Schema.Field field, Object value) {
        return field.hasDefaultValue() && value.toString().equals(String.valueOf(field.defaultVal()));
    }

    private static Node node(Object value) {
        if (value instanceof SpecificRecord nested) {
            return record(nested);
        } else if (value instanceof Collection<?> values) {
            return list(values.stream().map(YamlWriter::node).toList());
        } else if (value instanceof Number) {
            return new ScalarNode(Tag.INT, value.toString(), null, null, ScalarStyle.PLAIN);
        }
        return text(value instanceof Instant instant ? Instants.format(instant) : value.toString());
    }

    private static SequenceNode list(List<Node> nodes) {
        return new SequenceNode(Tag.SEQ, nodes, nodes.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static ScalarNode text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return new ScalarNode(Tag.STR, text, null, null, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }
}
