package io.landfall.cli.replay;

import io.landfall.topology.Stage;
import io.landfall.topology.StageConfig.Drained;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Up to when each task of the last stages has said all that was due. */
final class Drainage implements Drained {
    private static final Set<String> LAST =
            Stage.last().stream().map(Stage::text).collect(Collectors.toSet());

    private final Map<String, Instant> upTo = new ConcurrentHashMap<>();
    private final int partitions;

    Drainage(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void upTo(String stage, int partition, Instant time) {
        if (LAST.contains(stage)) {
            upTo.put(stage + '/' + partition, time);
        }
    }

    /** The tasks that did not yet say all that was due by then. */
    List<String> behind(Instant time) {
        List<String> behind = new ArrayList<>();
        for (String stage : LAST) {
            for (int partition = 0; partition < partitions; partition++) {
                String task = stage + '/' + partition;
                if (!upTo.getOrDefault(task, Instant.MIN).isAfter(time)) {
                    behind.add(task);
                }
            }
        }
        return behind;
    }
}
