package io.landfall.event;

import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record of a YAML file that keeps its place, so that what only shows beside other records can be told with its line. */
public final class YamlFact {

    private final SpecificRecord fact;
    private final Path file;
    private final YamlTree tree;

    YamlFact(SpecificRecord fact, Path file, YamlTree tree) {
        this.fact = fact;
        this.file = file;
        this.tree = tree;
    }

    public SpecificRecord fact() {
        return fact;
    }

    /**
     * {@code file:line}.
     *
     * @param field e.g. {@code signals[2]}; the record's place where that has none, or it is null
     */
    public String place(@Nullable String field) {
        return file + ":" + tree.line(field);
    }
}
