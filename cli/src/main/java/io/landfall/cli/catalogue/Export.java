package io.landfall.cli.catalogue;

import io.landfall.schema.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in force, without what is withdrawn. */
public record Export(List<Feature> facts) {

    public Export(InForce inForce) {
        this(inForce.live());
    }

    /** As a file has them: without the blank elements that a fact may bear, and that mean nothing. */
    public List<Feature> entries() {
        return facts.stream()
                .map(fact -> Feature.newBuilder(fact)
                        .setSignals(filled(fact.getSignals()))
                        .setItems(filled(fact.getItems()))
                        .setLabels(filled(fact.getLabels()))
                        .setSources(filled(fact.getSources()))
                        .build())
                .toList();
    }

    private static @Nullable List<String> filled(@Nullable List<String> list) {
        if (list == null || list.isEmpty()) {
            return null;
        }
        List<String> filled = list.stream().filter(each -> !each.isBlank()).toList();
        return filled.isEmpty() ? null : filled;
    }
}
