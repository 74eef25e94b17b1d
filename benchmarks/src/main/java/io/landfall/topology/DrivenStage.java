package io.landfall.topology;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Heard;
import io.landfall.schema.internal.Tick;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The real task of a stage, given its rows, its time and its ticks by hand. Of its stream thread alone. */
public final class DrivenStage {

    private final Driven kind;
    private final SubjectTask task;
    private final DeadlineIndex index;
    private Instant time = Instant.EPOCH;
    private Instant drained = Instant.EPOCH;

    DrivenStage(Driven kind, StageConfig config, ProcessorContext<String, Emission> context) {
        this.kind = kind;
        StageConfig telling = config.withDrained((stage, partition, upTo) -> drained = upTo);
        task = new SubjectTask(kind.stage(), kind.logic(), telling, context);
        index = new DeadlineIndex(kind, context);
    }

    /** A fact as the intake sends it on. */
    public void take(String subject, SpecificRecord fact, Instant heardAt) {
        task.take(subject, new Envelope(Rows.of(fact), heardAt, fact));
    }

    /** What a stage before owes a subject. */
    public void owe(String subject, String row, SpecificRecord contribution, Instant heardAt) {
        task.take(subject, new Envelope(row, heardAt, contribution));
    }

    /** A telemetry source spoke. */
    public void hear(String source, Instant at) {
        task.take(Multicast.EVERYBODY, Rows.hearing(new Heard(source, Hours.of(at), at, false), at));
    }

    /** All upstream tasks have come to this time, which is later than before. */
    public void time(Instant to) {
        time = to;
        for (String upstream : kind.stage().upstreamTasks(1)) {
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
