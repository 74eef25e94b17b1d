package io.landfall.bench.routing;

import io.landfall.bench.Comparison;
import io.landfall.bench.Machine;
import io.landfall.bench.Progress;
import io.landfall.bench.Report;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to route an event with a large catalogue beside a small one, with traffic of the same shape. Rounds of both
 * alternate, so that what else the machine does hits both.
 */
public final class RoutingBenchmark {

    public static final String NAME = "routing";

    /** Features of the small catalogue. */
    public static final int FEW = 10;

    private static final int POPULAR = 2_000;
    private static final int ALL_OVER = 100_000;
    private static final int NEW_PERCENT = 20;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int ONE_BY_ONE = 300;
    private static final double MANY_TO_FEW_BOUND = 1 / 1.5;

    private final int features;
    private final int events;
    private final Progress progress;

    /**
     * @param features of the large catalogue, at least {@link #FEW}
     * @param events in a round
     */
    public RoutingBenchmark(int features, int events, Progress progress) {
        if (features < FEW || events < 1) {
            throw new IllegalArgumentException(
                    "at least " + FEW + " features and an event, not " + features + " and " + events);
        }
        this.features = features;
        this.events = events;
        this.progress = progress;
    }

    /** Takes a minute at 300,000 events a round. */
    public Report run() {
        Router few = new Router(FEW, POPULAR, NEW_PERCENT);
        Router many = new Router(features, POPULAR, NEW_PERCENT);
        Router fewAllOver = new Router(FEW, ALL_OVER, NEW_PERCENT);
        Router manyAllOver = new Router(features, ALL_OVER, NEW_PERCENT);
        List<Router> all = List.of(few, many, fewAllOver, manyAllOver);
        progress.phase("routing", "rounds", WARM_UP + ROUNDS);
        for (int round = 1; round <= WARM_UP + ROUNDS; round++) {
            for (Router router : all) {
                router.route(events, round > WARM_UP);
            }
            progress.reached(round);
        }
        return new Report(
                NAME,
                String.format(
                        Locale.ROOT,
                        "usage events led to the patterns that match their signals, %d features and %,d, CPU time",
                        FEW,
                        features),
                Machine.describe(),
                new Comparison(many.routed(), few.routed(), MANY_TO_FEW_BOUND),
                List.of(
                        new Comparison(manyAllOver.routed(), fewAllOver.routed(), null),
                        new Comparison(many.matched(), few.matched(), null),
                        new Comparison(manyAllOver.matched(), fewAllOver.matched(), null),
                        new Comparison(many.matched(), many.oneByOne(ONE_BY_ONE), null)));
    }
}
