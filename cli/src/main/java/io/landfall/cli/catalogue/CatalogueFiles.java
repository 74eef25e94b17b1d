package io.landfall.cli.catalogue;

import io.landfall.event.BadFactException;
import io.landfall.event.YamlFact;
import io.landfall.event.YamlFacts;
import io.landfall.event.YamlReading;
import io.landfall.schema.Feature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a catalogue hold together.
 *
 * @param entries by feature
 * @param problems all of them; where there is one, nothing is to be done with the entries
 */
public record CatalogueFiles(SortedMap<String, Entry> entries, List<String> problems) {

    /** An entry and its place. */
    public record Entry(Feature feature, YamlFact origin) {}

    public static CatalogueFiles read(List<Path> files) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            YamlReading reading = YamlFacts.catalogue(file);
            reading.problems().stream().map(BadFactException::getMessage).forEach(problems::add);
            for (YamlFact fact : reading.facts()) {
                Entry entry = new Entry((Feature) fact.fact(), fact);
                Entry earlier = entries.putIfAbsent(entry.feature().getFeature(), entry);
                if (earlier != null) {
                    problems.add(fact.place(null) + ": feature is \""
                            + entry.feature().getFeature() + "\", as at "
                            + earlier.origin().place(null) + ": join the two");
                }
                problems.addAll(blanks(entry));
            }
        }
        return new CatalogueFiles(entries, problems);
    }

    private static List<String> blanks(Entry entry) {
        List<String> problems = new ArrayList<>();
        Feature feature = entry.feature();
        Map<String, @Nullable List<String>> lists = new TreeMap<>();
        lists.put("signals", feature.getSignals());
        lists.put("items", feature.getItems());
        lists.put("labels", feature.getLabels());
        lists.put("sources", feature.getSources());
        lists.forEach((name, list) -> {
            for (int i = 0; list != null && i < list.size(); i++) {
                if (list.get(i).isBlank()) {
                    String field = name + '[' + i + ']';
                    problems.add(entry.origin().place(field) + ": " + field + " is \"" + list.get(i)
                            + "\": it must not be empty, take it out");
                }
            }
        });
        return problems;
    }
}
