package io.landfall.topology;

/** Where a stage can say something. */
public enum Channel {
    DEPLOYMENTS,
    REFERENCES,
    ITEMS,
    FEATURES,
    SOURCES,
    ALERTS,
    ALERTS_OPEN,
    ITEM_STATES,
    DELIVERY_STATES,
    UNMAPPED,
    DEAD_LETTERS;

    /** Name of streams and operators. */
    String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
