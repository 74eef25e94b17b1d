package io.landfall.event;

import java.util.List;

/**
 * What a YAML file holds, and all that is wrong with it: who corrects a file wants to do it once.
 *
 * @param facts those of its records that are in order
 * @param problems of the others, each with file and line
 */
public record YamlReading(List<YamlFact> facts, List<BadFactException> problems) {

    public YamlReading {
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
    }
}
