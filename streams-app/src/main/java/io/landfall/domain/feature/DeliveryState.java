package io.landfall.domain.feature;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Where a delivery episode stands at as-of. */
public record DeliveryState(
        String feature,
        @Nullable String name,
        @Nullable String team,
        long episode,
        Instant deliveredAt,
        @Nullable Instant clockStartAt,
        boolean effective,
        @Nullable Instant endedAt,
        Deployed starter,
        long deployments,
        boolean proven,
        @Nullable Instant firstUseAt,
        @Nullable Instant lastUseAt,
        long uses,
        long actors,
        SortedMap<String, Long> otherSignals,
        @Nullable Instant unknownSince) {}
