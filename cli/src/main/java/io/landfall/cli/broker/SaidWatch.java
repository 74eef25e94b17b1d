package io.landfall.cli.broker;

import io.landfall.topology.Stage;
import io.landfall.topology.StageConfig.Drained;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Up to when the last stages of a pipeline in this process have said all that was due. */
public final class SaidWatch implements Drained {

    private static final Set<String> LAST = Set.of(Stage.ITEMS.text(), Stage.FEATURES.text());

    private final int tasks;
    private final Map<String, Instant> upTo = new HashMap<>();

    public SaidWatch(int partitions) {
        tasks = LAST.size() * partitions;
    }

    @Override
    public synchronized void upTo(String stage, int partition, Instant time) {
        if (LAST.contains(stage)) {
            upTo.put(stage + '/' + partition, time);
            notifyAll();
        }
    }

    /** Waits until everything was said that was due after a moment of the timebase; false where that takes longer. */
    public synchronized boolean await(Instant after, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (!reached(after)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private boolean reached(Instant after) {
        return upTo.size() == tasks && upTo.values().stream().allMatch(time -> time.isAfter(after));
    }
}
