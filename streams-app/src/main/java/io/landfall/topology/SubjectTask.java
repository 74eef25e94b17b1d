package io.landfall.topology;

import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.schema.ClearCause;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Heard;
import io.landfall.schema.internal.Subject;
import io.landfall.schema.internal.Tick;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseRollup;
import io.landfall.state.Budget;
import io.landfall.state.Deadlines;
import io.landfall.state.PublishedOutputs;
import io.landfall.state.Subjects;
import io.landfall.state.Timelines;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The shell of every stage behind a repartition. A record only adds a row and puts its subject in the deadline index; all
 * that is said comes out of the index, on ticks: load the rows, assess, say what differs from what was said last, and put
 * the next instant in the index. So a fact, a timer and a changed policy take one and the same way.
 */
final class SubjectTask {

    private static final String TIME = "time";
    private static final String PROGRESS = "progress/";

    private final Stage stage;
    private final StageConfig config;
    private final int partition;
    private final TaskClock clock;
    private final CommonKnowledge common;
    private final Timelines timelines;
    private final Subjects subjects;
    private final Deadlines deadlines;
    private final Publisher publisher;
    private final Sender sender;
    private final Passes passes;
    private final LatelyAssessed lately = new LatelyAssessed();
    private @Nullable Instant told;
    private boolean started;

    SubjectTask(Stage stage, Supplier<Logic> logics, StageConfig config, ProcessorContext<String, Emission> context) {
        this.stage = stage;
        this.config = config;
        partition = context.taskId().partition();
        clock = new TaskClock(stage.upstreamTasks(config.partitions()));
        common = new CommonKnowledge(store(context, StageStores.COMMON), logics, clock);
        timelines = new Timelines(store(context, StageStores.TIMELINE));
        subjects = new Subjects(store(context, StageStores.SUBJECTS));
        deadlines = new Deadlines(store(context, StageStores.DEADLINES), store(context, StageStores.DUES));
        sender = new Sender(context);
        publisher = new Publisher(new PublishedOutputs(store(context, StageStores.PUBLISHED)), sender);
        passes = new Passes(common, subjects, this::assess);
    }

    private KeyValueStore<Bytes, byte[]> store(ProcessorContext<String, Emission> context, String name) {
        return context.getStateStore(StageStores.name(stage, name));
    }

    /** Takes a record; true where there may be something due now that was not before. */
    boolean take(String key, Envelope envelope) {
        if (envelope.getPayload() instanceof Tick tick) {
            return clock.tick(tick.getFrom(), tick.getTime());
        } else if (!key.equals(Multicast.EVERYBODY)) {
            add(key, envelope);
        } else {
            learn(envelope);
        }
        return true;
    }

    private void learn(Envelope envelope) {
        Object what = envelope.getPayload();
        Logic.Reach reach = common.learn(envelope);
        Collection<String> looked =
                reach == Logic.Reach.LOOKED_AT && what instanceof Heard heard ? lately.since(heard.getFirst()) : null;
        if (looked != null) {
            looked.forEach(subject -> deadlines.schedule(subject, TIME, Instant.EPOCH));
        } else if (reach != Logic.Reach.NOBODY) {
            passes.concern(what instanceof Policy || what instanceof Feature);
        }
    }

    @SuppressWarnings("ReferenceEquality") // what holds is the same object where nothing is new
    private void add(String subject, Envelope incoming) {
        Subject stored = subjects.get(subject);
        if (stored == null) {
            timelines.begin(subject);
            publisher.begin(subject);
        }
        Envelope existing = timelines.get(subject, incoming.getRow());
        Envelope row = existing == null || incoming.getPayload() == null ? incoming : Rows.holding(existing, incoming);
        SpecificRecord before = existing == null ? null : (SpecificRecord) existing.getPayload();
        SpecificRecord after = (SpecificRecord) row.getPayload();
        if (row == existing || (after == null && before == null)) {
            return;
        }
        Subject known = stored == null ? new Subject(List.of(), null, null, 0L) : stored;
        if (existing == null
                && after instanceof UseBucket bucket
                && isClosed(subject, known, bucket, row.getHeardAt())) {
            return;
        }
        if (after != null && tooLate(known, after)) {
            if (!wasFolded(subject, row)) {
                refuse(after);
            }
            return;
        }
        Instant due = before == null ? Rows.first(after) : Rows.first(before);
        if (after == null) {
            timelines.delete(subject, row.getRow());
        } else {
            timelines.put(subject, row);
            due = due.isBefore(Rows.first(after)) ? due : Rows.first(after);
            known = dependingOn(known, Rows.sources(after));
        }
        if (after instanceof UseRollup) {
            assess(subject); // rolled up already: nothing is gained by waiting for more
        } else {
            if (!known.equals(stored)) {
                subjects.put(subject, known);
            }
            // Not before every upstream task has read past it: what was sent before it, a hold on its source say, is
            // here by then.
            schedule(subject, known.getSources(), due, row.getHeardAt());
        }
    }

    private static boolean tooLate(Subject known, SpecificRecord row) {
        Instant folded = known.getFoldedThrough();
        return folded != null && Rows.folds(row) && !Rows.first(row).isAfter(folded);
    }

    /** Whether the hour of a bucket was added up for good. More that is heard of it is refused; all else was only told again. */
    private boolean isClosed(String subject, Subject known, UseBucket bucket, Instant heardAt) {
        Envelope folded = known.getFoldedThrough() == null ? null : timelines.get(subject, FoldedUses.row(bucket));
        if (folded == null || !FoldedUses.closed(folded, bucket)) {
            return false;
        }
        if (heardAt.isAfter(folded.getHeardAt())) {
            refuse(bucket);
        }
        return true;
    }

    private boolean wasFolded(String subject, Envelope row) {
        Envelope summary = timelines.get(subject, Rows.SUMMARY);
        return Rows.isContribution((SpecificRecord) row.getPayload())
                && summary != null
                && !row.getHeardAt().isAfter(summary.getHeardAt());
    }

    private void refuse(SpecificRecord row) {
        boolean fact = !Rows.isContribution(row);
        String text = fact ? FactJson.canonical(row) : row.toString();
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason("TOO_LATE")
                .setMessage("it occurred in a stretch that was folded more than "
                        + config.foldAfter().toDays() + " days after they were heard")
                .setRaw(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .setSource(fact ? Facts.source(row) : null)
                .build();
        sender.send(Channel.DEAD_LETTERS, fact ? Facts.source(row) : stage.text(), letter, 1);
    }

    private static Subject dependingOn(Subject known, Set<String> sources) {
        if (known.getSources().containsAll(sources)) {
            return known;
        }
        Set<String> all = new TreeSet<>(known.getSources());
        all.addAll(sources);
        return new Subject(List.copyOf(all), known.getAsOf(), known.getFoldedThrough(), known.getKnows());
    }

    /** Looks again when as-of can have reached an instant: in time, or with the progress of the source that holds it back. */
    private void schedule(String subject, Collection<String> sources, Instant at, Instant notBefore) {
        String holder = common.logic().timed() ? clock.holder(sources, at) : null;
        if (holder == null) {
            deadlines.schedule(subject, TIME, at.isAfter(notBefore) ? at : notBefore);
        } else {
            deadlines.schedule(subject, PROGRESS + holder, at);
        }
    }

    /**
     * Says all that is due by now, as far as the budget goes; tells the next stages the time once nothing is left.
     *
     * @param caughtUp whether everything was read; else what concerns everybody waits while more of that comes in
     * @return false where something is left
     */
    boolean tick(boolean caughtUp) {
        Instant time = clock.time();
        boolean timed = common.logic().timed();
        if (timed && time == null) {
            return true;
        }
        if (!started) {
            started = true;
            lately.begin(time == null ? Instant.MAX : time);
            if (common.isNewRelease()) {
                common.sweepAll(true);
            }
        }
        Budget budget = new Budget(config.budget(), config.budgetTime(), System::nanoTime);
        boolean done = deadlines.drain(TIME, timed && time != null ? time : Instant.MAX, budget, this::assess);
        for (String source : clock.sources()) {
            Instant progress = clock.progress(source);
            if (!progress.equals(TaskClock.HELD)) {
                done &= deadlines.drain(PROGRESS + source, progress, budget, this::assess);
            }
        }
        for (Map.Entry<String, Instant> lane : common.logic().lanes().entrySet()) {
            done &= deadlines.drain(lane.getKey(), lane.getValue(), budget, this::assess);
        }
        done &= passes.tick(caughtUp, budget);
        if (done && time != null && (told == null || time.isAfter(told))) {
            common.prune();
            told = time;
            Envelope tick = new Envelope("", time, new Tick(Stage.task(stage, partition), time));
            stage.tellsTime().forEach(channel -> sender.tell(channel, Multicast.EVERYBODY, tick));
            config.drained().upTo(stage.text(), partition, time);
        }
        return done;
    }

    private void assess(String subject) {
        assess(subject, ClearCause.LATE_EVIDENCE);
    }

    private void assess(String subject, ClearCause why) {
        Logic logic = common.logic();
        Subject known = subjects.get(subject);
        List<Envelope> rows = timelines.rows(subject);
        Set<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.addAll(Rows.sources(row.getPayload())));
        sources.addAll(logic.sources(rows));
        Instant asOf = logic.timed() ? later(clock.asOf(sources), known) : Instant.MAX;
        Answer answer = logic.assess(subject, rows, asOf);
        Instant heardAt = rows.stream()
                .map(Envelope::getHeardAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        publisher.publish(subject, answer, why, heardAt);
        deadlines.cancel(subject);
        Instant next = answer.next();
        if (next != null) {
            schedule(subject, sources, next, next);
        }
        answer.waits().forEach((lane, at) -> deadlines.schedule(subject, lane, at));
        Instant folded = known == null ? null : known.getFoldedThrough();
        Instant seen = logic.timed() && asOf.isAfter(TaskClock.HELD) ? asOf : null;
        Fold fold = logic.fold(subject, rows, asOf, config.foldLimits());
        if (fold != null) {
            fold.rows().forEach(row -> timelines.delete(subject, row));
            fold.folded().forEach(row -> timelines.put(subject, row));
            timelines.put(subject, new Envelope(Rows.SUMMARY, heardAt, fold.summary()));
            publisher.forget(subject, fold.finished());
            folded = fold.through();
        }
        Subject now =
                new Subject(List.copyOf(sources), seen, folded, common.sweep().getChanges());
        if (!now.equals(known)) {
            subjects.put(subject, now);
        }
        if (seen != null) {
            lately.add(subject, seen);
        }
    }

    private static Instant later(Instant asOf, @Nullable Subject known) {
        Instant before = known == null ? null : known.getAsOf();
        return before != null && before.isAfter(asOf) ? before : asOf;
    }
}
