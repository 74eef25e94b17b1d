package io.landfall.domain;

/** Placeholder. */
public final class Placeholder {
    private Placeholder() {}

    public static String name() {
        return "domain";
    }
}
