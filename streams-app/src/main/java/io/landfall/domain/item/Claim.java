package io.landfall.domain.item;

import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item bears, or once bore, a key; {@code since} is the first fact that said so. */
public record Claim(String itemId, FactOrder since) {

    /** Whom a reference means: who most recently began to bear it as a key, else the item of that id. */
    public static String resolve(String reference, List<Claim> claims, Instant asOf) {
        @Nullable Claim latest = null;
        for (Claim claim : claims) {
            if (claim.since.seenBy(asOf) && (latest == null || claim.since.compareTo(latest.since) > 0)) {
                latest = claim;
            }
        }
        return latest == null ? reference : latest.itemId;
    }
}
