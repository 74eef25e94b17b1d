package io.landfall.connect.map;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The map of {@code cdevents}, all of it optional: {@code teams} (service to team), {@code features} (service to the features that
 * its deployments deliver), {@code environments} (id of an environment to ours, e.g. {@code prod1: production}) and
 * {@code itemTypes}.
 */
record CdEventsMap(
        Map<String, String> teams,
        Map<String, List<String>> features,
        Map<String, String> environments,
        ItemTypes itemTypes) {

    private static final List<String> KEYS = List.of("teams", "features", "environments", "itemTypes");

    static CdEventsMap read(@Nullable String reference) {
        MapFile map = MapFile.read(reference).only(KEYS);
        return new CdEventsMap(
                map.section("teams").all(),
                map.section("features").lists(),
                map.section("environments").all(),
                ItemTypes.read(map));
    }
}
