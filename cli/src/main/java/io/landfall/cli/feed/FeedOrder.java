package io.landfall.cli.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The way in which facts are fed; the verdicts must not depend on it.
 *
 * @param seed shuffles them; null keeps their order
 * @param duplicate feeds each twice, the second time far from the first
 */
public record FeedOrder(@Nullable Long seed, boolean duplicate) {

    public static final FeedOrder PLAIN = new FeedOrder(null, false);

    public List<SpecificRecord> of(List<SpecificRecord> facts) {
        List<SpecificRecord> order = new ArrayList<>(facts);
        if (seed != null) {
            Collections.shuffle(order, new Random(seed));
        }
        return duplicate ? twice(order) : order;
    }

    private static List<SpecificRecord> twice(List<SpecificRecord> once) {
        List<SpecificRecord> twice = new ArrayList<>(2 * once.size());
        for (int i = 0; i < once.size(); i++) {
            twice.add(once.get(i));
            twice.add(once.get((i + once.size() / 2) % once.size()));
        }
        return twice;
    }
}
