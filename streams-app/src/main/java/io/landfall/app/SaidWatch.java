package io.landfall.app;

import io.landfall.topology.Stage;
import io.landfall.topology.StageConfig.Drained;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Up to when the last stages of a pipeline in this process have said all that was due, and committed it. A task reports from
 * the thread that commits, and commits more often than it reports: what stood behind one report is committed at the next but
 * one.
 */
public final class SaidWatch implements Drained {

    private static final Set<String> LAST =
            Stage.last().stream().map(Stage::text).collect(Collectors.toSet());

    private static final int COMMITTED = 3;

    private final int tasks;
    private final Map<String, Deque<Instant>> reports = new HashMap<>();

    public SaidWatch(int partitions) {
        tasks = LAST.size() * partitions;
    }

    @Override
    public synchronized void upTo(String stage, int partition, Instant time) {
        if (LAST.contains(stage)) {
            Deque<Instant> last = reports.computeIfAbsent(stage + '/' + partition, task -> new ArrayDeque<>());
            last.addLast(time);
            if (last.size() > COMMITTED) {
                last.removeFirst();
            }
            notifyAll();
        }
    }

    /** Waits until everything was said and committed that was due up to a moment of the timebase; false where that takes longer. */
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
        return reports.size() == tasks
                && reports.values().stream()
                        .allMatch(last ->
                                last.size() == COMMITTED && last.getFirst().isAfter(after));
    }
}
