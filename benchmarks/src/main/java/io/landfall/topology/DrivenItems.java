package io.landfall.topology;

import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Tick;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The real task of stage {@code items}, given its facts, its time and its ticks by hand. Of its stream thread alone. */
public final class DrivenItems {

    private final SubjectTask task;
    private final DeadlineIndex index;
    private Instant time = Instant.EPOCH;
    private Instant drained = Instant.EPOCH;

    DrivenItems(StageConfig config, ProcessorContext<String, Emission> context) {
        StageConfig telling = config.withDrained((stage, partition, upTo) -> drained = upTo);
        task = new SubjectTask(Stage.ITEMS, ItemLogic::new, telling, context);
        index = new DeadlineIndex(context);
    }

    /** As the intake sends it on. */
    public void take(WorkItem fact, Instant heardAt) {
        task.take(fact.getItemId(), new Envelope(Rows.of(fact), heardAt, fact));
    }

    /** All upstream tasks have come to this time, which is later than before. */
    public void time(Instant to) {
        time = to;
        for (String upstream : Stage.ITEMS.upstreamTasks(1)) {
            task.take(Multicast.EVERYBODY, new Envelope("", to, new Tick(upstream, to)));
        }
    }

    /** Ticks until all that is due was said; the nanoseconds that the ticks took. */
    public long settle() {
        long begun = System.nanoTime();
        do {
            task.tick(true);
        } while (drained.isBefore(time));
        return System.nanoTime() - begun;
    }

    public DeadlineIndex index() {
        return index;
    }
}
