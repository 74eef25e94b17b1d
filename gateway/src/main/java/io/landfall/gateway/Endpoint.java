package io.landfall.gateway;

import java.util.List;

/**
 * Where one kind of tool sends to.
 *
 * @param name of the kind: in metrics, and as the source of dead letters
 * @param guard who may
 * @param keys what a body may bear instead, as libraries of product analytics do; empty where that does not admit
 * @param answer what the tool wants to hear
 */
record Endpoint(String name, Guard guard, List<String> keys, Reading reading, Answer answer) {

    /** How it is told that all is well. */
    enum Answer {
        /** What became of the parts, as JSON. */
        COUNTS,
        /** The empty response of OTLP, in the encoding of the request. */
        OTLP,
        /** {@code {"status": 1}}. */
        POSTHOG
    }
}
