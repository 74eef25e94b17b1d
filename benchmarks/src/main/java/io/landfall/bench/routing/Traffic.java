package io.landfall.bench.routing;

import io.landfall.bench.Zipf;
import java.util.Random;

/**
 * Events as they come in, always the same from the same seed: most are seen again and again, some a thousand times as often
 * as others; some bear an id of their own; some nobody claims.
 */
final class Traffic {

    private static final int UNCLAIMED_PERCENT = 10;
    private static final int PERCENT = 100;
    /** Spreads the popular over all features. */
    private static final long STRIDE = 7_919;

    private final Signposts signposts;
    private final int uniquePercent;
    private final Zipf zipf;
    private final UsageCodec codec = new UsageCodec();
    private final Random random = new Random(4);
    private long unique;
    private long number;
    private int claimed;

    /**
     * @param repeated signals that come again and again
     * @param uniquePercent of the signals, that never come again
     */
    Traffic(Signposts signposts, int repeated, int uniquePercent) {
        this.signposts = signposts;
        zipf = new Zipf(repeated);
        unique = repeated;
        this.uniquePercent = uniquePercent;
    }

    /** The next events, as they stand in a topic. */
    byte[][] next(int count) {
        byte[][] events = new byte[count][];
        claimed = 0;
        for (int i = 0; i < count; i++) {
            int rank = zipf.draw(random);
            boolean once = random.nextInt(PERCENT) < uniquePercent;
            String signal = signposts.signal((int) (rank * STRIDE % signposts.size()), once ? unique++ : rank);
            boolean known = Math.floorMod(rank * STRIDE, PERCENT) >= UNCLAIMED_PERCENT;
            claimed += known ? 1 : 0;
            events[i] = codec.encode(known ? signal : unclaimed(signal), number++);
        }
        return events;
    }

    /** How many of them a pattern matches. */
    int claimed() {
        return claimed;
    }

    private static String unclaimed(String signal) {
        return signal.charAt(0) + "x" + signal.substring(1);
    }
}
