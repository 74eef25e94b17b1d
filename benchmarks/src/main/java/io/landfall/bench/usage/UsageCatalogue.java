package io.landfall.bench.usage;

import io.landfall.schema.Feature;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The features of the benchmark: each has some signals that it names exactly, and one that a pattern of it matches. */
public final class UsageCatalogue {

    static final int SIGNALS = 2_000;
    private static final int SIGNALS_A_FEATURE = 4;
    static final int FEATURES = SIGNALS / SIGNALS_A_FEATURE;
    private static final int AREAS = 20;

    private UsageCatalogue() {}

    /** Neighbours in rank belong to different features. */
    static String signal(int rank) {
        int feature = rank % FEATURES;
        return path(feature) + (rank < SIGNALS - FEATURES ? "/step-" + rank / FEATURES : "/done/" + rank % AREAS);
    }

    static String feature(int rank) {
        return "feature-" + rank % FEATURES;
    }

    private static String path(int feature) {
        return String.format(Locale.ROOT, "area-%d/feature-%d", feature % AREAS, feature);
    }

    public static List<Feature> facts(Instant at) {
        return IntStream.range(0, FEATURES)
                .mapToObj(feature -> Feature.newBuilder()
                        .setId("catalogue-" + feature)
                        .setSource("file:catalogue.yaml")
                        .setOccurredAt(at)
                        .setFeature(feature(feature))
                        .setTeam("team-" + feature % AREAS)
                        .setSignals(List.of(
                                path(feature) + "/step-0",
                                path(feature) + "/step-1",
                                path(feature) + "/step-2",
                                path(feature) + "/done/*"))
                        .build())
                .toList();
    }
}
