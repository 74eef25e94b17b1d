package io.landfall.connector;

/** Placeholder. */
public final class Placeholder {
    private Placeholder() {}

    public static String name() {
        return "connector";
    }
}
