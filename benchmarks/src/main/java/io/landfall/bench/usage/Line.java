package io.landfall.bench.usage;

import io.landfall.bench.Measure;
import io.landfall.bench.Spent;
import io.landfall.bench.Tally;
import java.util.function.LongConsumer;

/** A line of the table: something that reads all events, round after round. */
abstract class Line {

    private final String what;
    private final Tally tally = new Tally();

    Line(String what) {
        this.what = what;
    }

    /** A stretch of a round that was timed, and how many events lie in it. */
    record Stretch(Spent spent, long events) {}

    /** Reads all once; starting and stopping are not in the stretch. */
    abstract Stretch round(String name, LongConsumer progress);

    final void measure(String name, LongConsumer progress) {
        Stretch stretch = round(name, progress);
        tally.add(stretch.spent(), stretch.events());
    }

    final String what() {
        return what;
    }

    final Measure measured() {
        return tally.measure(what);
    }
}
