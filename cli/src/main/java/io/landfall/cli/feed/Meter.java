package io.landfall.cli.feed;

/** Told how far the work is; shows it on a terminal, or nowhere. */
public interface Meter extends AutoCloseable {

    /** Shows nothing. */
    Meter SILENT = new Meter() {
        @Override
        public void phase(String name, String unit, long total) {}

        @Override
        public void reached(long count) {}

        @Override
        public void close() {}
    };

    /** A new phase begins, of so many units. */
    void phase(String name, String unit, long total);

    /** So many units of the phase are done. */
    void reached(long count);

    /** Ends the phase; another may begin. */
    @Override
    void close();
}
