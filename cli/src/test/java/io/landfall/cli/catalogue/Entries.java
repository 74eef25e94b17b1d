package io.landfall.cli.catalogue;

import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.schema.Feature;
import java.util.List;
import java.util.stream.Stream;

/** Entries of the catalogue for tests. */
final class Entries {

    private Entries() {}

    /** Said at an hour of 2026-03-01, under that id; fields with single quotes. */
    static Feature entry(String feature, int hour, String id, String fields) {
        String json = "{'type':'feature','feature':'%s','id':'%s','occurredAt':'2026-03-01T%02d:00:00Z'%s}"
                .formatted(feature, id, hour, fields.isEmpty() ? "" : ',' + fields);
        try {
            return (Feature) FactJson.parse(json.replace('\'', '"'));
        } catch (BadFactException e) {
            throw new AssertionError(json, e);
        }
    }

    static Feature entry(String feature, String fields) {
        return entry(feature, 0, "1", fields);
    }

    static List<String> names(Stream<Feature> entries) {
        return entries.map(entry -> entry.getFeature() + '=' + entry.getName()).toList();
    }
}
