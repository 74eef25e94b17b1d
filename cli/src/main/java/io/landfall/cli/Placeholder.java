package io.landfall.cli;

/** Placeholder. */
public final class Placeholder {
    private Placeholder() {}

    public static String name() {
        return "cli";
    }
}
