package io.landfall.event;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file that is one list: its elements, not looked into yet. Errors name file and line. */
final class YamlList {

    /** A catalogue of tens of thousands of features is beyond the parser's own bound of 3 MiB. */
    private static final int LONGEST = 256 << 20;

    private YamlList() {}

    /**
     * @param what the elements are, e.g. {@code policy}
     * @param key the field that each of them starts with
     */
    static List<Node> of(Path file, String what, String key) throws BadFactException {
        Node root = compose(file);
        if (root == null) {
            return List.of();
        }
        if (!(root instanceof SequenceNode list)) {
            throw at(
                    file,
                    YamlTree.line(root),
                    BadFactException.BAD_YAML,
                    null,
                    "a list of " + what + " records is expected: each starts with \"- " + key + ": ...\"");
        }
        return list.getValue();
    }

    static BadFactException at(Path file, int line, String reason, @Nullable String field, @Nullable String what) {
        return new BadFactException(reason, field, file + ":" + line + ": " + what);
    }

    private static @Nullable Node compose(Path file) throws BadFactException {
        String text = text(file);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        try {
            return new Yaml(options).compose(new StringReader(text));
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
}
