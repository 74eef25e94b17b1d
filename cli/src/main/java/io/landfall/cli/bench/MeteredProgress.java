package io.landfall.cli.bench;

import io.landfall.bench.Progress;
import io.landfall.cli.feed.Meter;

/** The progress of a benchmark on a meter. */
public record MeteredProgress(Meter meter) implements Progress {

    @Override
    public void phase(String name, String unit, long total) {
        meter.phase(name, unit, total);
    }

    @Override
    public void reached(long count) {
        meter.reached(count);
    }
}
