package io.landfall.sample;

import java.util.List;

/**
 * A feature of the organisation.
 *
 * @param signal what its telemetry calls it; a route or the prefix of its events
 * @param source of its telemetry
 * @param delivered day of its first delivery, negative before now
 * @param uses by customers on an average day, once it is known
 */
record Product(
        String key,
        String name,
        Team team,
        String service,
        String signal,
        String source,
        double delivered,
        double uses,
        Rhythm rhythm) {

    boolean isRoute() {
        return signal.startsWith("/");
    }

    /** The globs that claim its signals. */
    List<String> globs() {
        return List.of(isRoute() ? signal + "*" : signal + ".*");
    }

    /** The signal of one of its uses. */
    String signal(Draw draw) {
        if (isRoute()) {
            return draw.chance(0.6) ? signal : signal + "/details";
        }
        return signal + (draw.chance(0.7) ? ".opened" : ".done");
    }
}
