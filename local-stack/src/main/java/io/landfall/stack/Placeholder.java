package io.landfall.stack;

/** Placeholder. */
public final class Placeholder {
    private Placeholder() {}

    public static String name() {
        return "stack";
    }
}
