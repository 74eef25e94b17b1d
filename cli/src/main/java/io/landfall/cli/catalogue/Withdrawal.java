package io.landfall.cli.catalogue;

import io.landfall.schema.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature is never deleted from the catalogue, its history goes on. It is withdrawn by an entry whose signals, items and labels
 * are there and empty: it claims nothing any more. That tells it from an entry that is silent on them, of a feature which
 * deployments and usage name themselves.
 */
final class Withdrawal {

    private Withdrawal() {}

    static boolean is(Feature entry) {
        return isEmpty(entry.getSignals()) && isEmpty(entry.getItems()) && isEmpty(entry.getLabels());
    }

    private static boolean isEmpty(@Nullable List<String> list) {
        return list != null && list.isEmpty();
    }

    /** The same feature, withdrawn. It keeps what people know it by: alerts that are still open on it go to its team. */
    static Feature of(Feature entry) {
        return Feature.newBuilder()
                .setId(entry.getId())
                .setOccurredAt(entry.getOccurredAt())
                .setFeature(entry.getFeature())
                .setName(entry.getName())
                .setTeam(entry.getTeam())
                .setArea(entry.getArea())
                .setSignals(List.of())
                .setItems(List.of())
                .setLabels(List.of())
                .build();
    }
}
