package io.landfall.bench.replay;

/** Replays one day after the other. */
final class Days {

    private final UsageYear year;
    private final YearClock clock;
    private final YearWriter writer;
    private final YearPipeline pipeline;
    private long bytes;
    private long written;

    Days(UsageYear year, YearClock clock, YearWriter writer, YearPipeline pipeline) {
        this.year = year;
        this.clock = clock;
        this.writer = writer;
        this.pipeline = pipeline;
    }

    /** Nanoseconds from the moment when all events of the day are there until all was read that they set off. */
    long replay(int day) {
        clock.putForwardTo(year.endOf(day));
        bytes += writer.write(day);
        written += year.eventsADay();
        long begun = System.nanoTime();
        writer.show();
        pipeline.awaitAllRead();
        long nanos = System.nanoTime() - begun;
        pipeline.deleteRead();
        return nanos;
    }

    long bytesAnEvent() {
        return bytes / written;
    }
}
