package io.landfall.bench;

/** What rounds of one and the same thing took for each of many; medians of each figure by itself. */
public final class Tally {

    // Whole picoseconds: an event takes some hundred nanoseconds.
    private static final double PICOS = 1e12;
    private static final double PICOS_A_NANO = 1e3;

    private final Samples wall = new Samples();
    private final Samples process = new Samples();
    private final Samples broker = new Samples();

    public void add(Spent spent, long events) {
        wall.add(each(spent.wall(), events));
        process.add(each(spent.process(), events));
        broker.add(each(spent.broker(), events));
    }

    private static long each(long nanos, long events) {
        return Math.round(nanos * PICOS_A_NANO / events);
    }

    public Measure measure(String what) {
        CpuTime cpu = new CpuTime(process.median() / PICOS, broker.median() / PICOS);
        return new Measure(what, wall.median() / PICOS, cpu);
    }
}
