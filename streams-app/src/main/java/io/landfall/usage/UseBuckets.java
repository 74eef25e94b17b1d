package io.landfall.usage;

import io.landfall.schema.internal.UseBucket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What features are told of an hour of one signal, or of a feature that the senders named. */
public final class UseBuckets {

    private UseBuckets() {}

    /** @param rolls of the same signal and hour, one for each source; at least one */
    public static UseBucket of(Collection<UseRoll> rolls) {
        Map<Integer, UseTotals> cells = new TreeMap<>();
        for (UseRoll roll : rolls) {
            for (UseTotals totals : roll.totals()) {
                cells.merge(totals.cell(), totals, (known, more) -> {
                    known.join(more);
                    return known;
                });
            }
        }
        UseRoll any = rolls.iterator().next();
        List<String> sources = rolls.stream().map(UseRoll::source).sorted().toList();
        return new UseBucket(
                any.signal(),
                any.feature(),
                any.patterns(),
                any.hour(),
                cells.values().stream().map(UseTotals::toAvro).toList(),
                sources);
    }
}
