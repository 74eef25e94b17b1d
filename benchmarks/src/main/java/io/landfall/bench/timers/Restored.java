package io.landfall.bench.timers;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Watches the restoration of a task: all its stores at once, from the first that begins to the last that ends. */
final class Restored implements StateRestoreListener {

    private long begun;
    private long ended;
    private long records;

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        begun = begun == 0 ? System.nanoTime() : begun;
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long to, long records) {
        // The sum comes at the end.
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        ended = System.nanoTime();
        records += restored;
    }

    synchronized long nanos() {
        return ended - begun;
    }

    synchronized long records() {
        return records;
    }
}
