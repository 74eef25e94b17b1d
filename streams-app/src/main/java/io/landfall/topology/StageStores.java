package io.landfall.topology;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of a stage, named after what they hold. */
final class StageStores {

    static final String TIMELINE = "timeline";
    static final String SUBJECTS = "subjects";
    static final String DEADLINES = "deadlines";
    static final String DUES = "dues";
    static final String PUBLISHED = "published";
    static final String COMMON = "common";

    private StageStores() {}

    static String name(Stage stage, String store) {
        return stage.text() + '-' + store;
    }

    static Set<StoreBuilder<?>> of(Stage stage, StageConfig config) {
        return List.of(TIMELINE, SUBJECTS, DEADLINES, DUES, PUBLISHED, COMMON).stream()
                .map(store -> builder(name(stage, store), config))
                .collect(Collectors.toSet());
    }

    static StoreBuilder<?> builder(String name, StageConfig config) {
        return Stores.keyValueStoreBuilder(config.stores().apply(name), Serdes.Bytes(), Serdes.ByteArray());
    }
}
