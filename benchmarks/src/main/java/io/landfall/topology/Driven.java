package io.landfall.topology;

import java.util.function.Supplier;

/** The stages whose deadlines are measured. */
public enum Driven {
    ITEMS(Stage.ITEMS, ItemLogic::new),
    FEATURES(Stage.FEATURES, FeatureLogic::new);

    private final Stage stage;
    private final Supplier<Logic> logic;

    Driven(Stage stage, Supplier<Logic> logic) {
        this.stage = stage;
        this.logic = logic;
    }

    Stage stage() {
        return stage;
    }

    Supplier<Logic> logic() {
        return logic;
    }
}
