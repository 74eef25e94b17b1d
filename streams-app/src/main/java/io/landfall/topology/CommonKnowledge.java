package io.landfall.topology;

import io.landfall.schema.Progress;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Heard;
import io.landfall.schema.internal.Sweep;
import io.landfall.serde.StateSerde;
import io.landfall.topology.Logic.Reach;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What every task of a stage is told: policies, catalogue, hearings, progress. Kept in a store, read at the start. */
final class CommonKnowledge {

    /** Changes with each release that has something new to say of what is already known. */
    private static final String RELEASE = "release-3";

    private static final String SWEEP = Sweep.class.getSimpleName();

    private final KeyValueStore<Bytes, byte[]> store;
    private final Supplier<Logic> logics;
    private final TaskClock clock;
    private final StateSerde<Envelope> serde = StateSerde.of(Envelope.class);
    private Logic logic;
    private Sweep sweep;

    CommonKnowledge(KeyValueStore<Bytes, byte[]> store, Supplier<Logic> logics, TaskClock clock) {
        this.store = store;
        this.logics = logics;
        this.clock = clock;
        this.logic = load();
        this.sweep = loadSweep();
    }

    Logic logic() {
        return logic;
    }

    /** Takes in a record once; of two contents of one fact the smallest holds. */
    Reach learn(Envelope envelope) {
        Bytes key = key(envelope.getRow());
        SpecificRecord incoming = (SpecificRecord) envelope.getPayload();
        byte @Nullable [] known = store.get(key);
        if (known == null) {
            store.put(key, serde.toBytes(envelope));
            return hand(logic, envelope);
        }
        SpecificRecord existing = (SpecificRecord) serde.fromBytes(known).getPayload();
        if (incoming instanceof Heard heard && existing instanceof Heard before) {
            if (!heard.getFirst().isBefore(before.getFirst())) {
                return Reach.NOBODY;
            }
            store.put(key, serde.toBytes(envelope));
            return hand(logic, envelope);
        }
        if (!Rows.replaces(incoming, existing)) {
            return Reach.NOBODY;
        }
        store.put(key, serde.toBytes(envelope));
        clock.forgetDeclared();
        logic = load();
        return Reach.EVERYBODY;
    }

    /** Forgets declarations of progress that later ones made pointless. */
    void prune() {
        clock.prune().forEach(row -> store.delete(key(row)));
    }

    /** True once for each release: everybody is looked at again. */
    boolean isNewRelease() {
        Bytes key = key(RELEASE);
        if (store.get(key) != null) {
            return false;
        }
        store.put(key, serde.toBytes(new Envelope(RELEASE, Instant.EPOCH, null)));
        return true;
    }

    /**
     * Everybody is to be looked at again. A pass under way goes on and another one follows it, however much changes meanwhile:
     * one that began anew with each change would never end while changes come.
     *
     * @param policy whether a policy or the catalogue changed
     */
    void sweepAll(boolean policy) {
        ByteBuffer after = sweep.getAfter();
        Boolean again = sweep.getAgain();
        if (after == null) {
            begin(policy, sweep.getChanges() + 1);
            return;
        } else if (after.hasRemaining()) {
            again = policy || (again != null && again);
        }
        save(new Sweep(after, sweep.getPolicy() || policy, again, sweep.getChanges() + 1));
    }

    private void begin(boolean policy, long changes) {
        save(new Sweep(ByteBuffer.allocate(0), policy, null, changes));
    }

    /** The pass under way, or that there is none. */
    Sweep sweep() {
        return sweep;
    }

    /** The pass has come as far as a key. */
    void swept(byte[] key) {
        save(new Sweep(ByteBuffer.wrap(key), sweep.getPolicy(), sweep.getAgain(), sweep.getChanges()));
    }

    /** The pass has come to the end; the next begins where one is to follow. */
    void sweptAll() {
        Boolean again = sweep.getAgain();
        if (again == null) {
            save(new Sweep(null, false, null, sweep.getChanges()));
        } else {
            begin(again, sweep.getChanges());
        }
    }

    private void save(Sweep now) {
        sweep = now;
        store.put(key(SWEEP), serde.toBytes(new Envelope(SWEEP, Instant.EPOCH, now)));
    }

    private Sweep loadSweep() {
        byte @Nullable [] value = store.get(key(SWEEP));
        return value == null
                ? new Sweep(null, false, null, 0L)
                : (Sweep) Objects.requireNonNull(serde.fromBytes(value).getPayload());
    }

    private Logic load() {
        Logic loaded = logics.get();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) { // small, and only at the start
            while (all.hasNext()) {
                Envelope envelope = serde.fromBytes(all.next().value);
                if (envelope.getPayload() != null && !(envelope.getPayload() instanceof Sweep)) {
                    hand(loaded, envelope);
                }
            }
        }
        return loaded;
    }

    private Reach hand(Logic to, Envelope envelope) {
        SpecificRecord payload = (SpecificRecord) envelope.getPayload();
        if (payload instanceof Progress progress) {
            clock.declare(envelope.getRow(), progress.getSource(), progress.getThrough(), envelope.getHeardAt());
            return Reach.NOBODY;
        }
        return to.learn(payload, clock.lowest());
    }

    private static Bytes key(String row) {
        return Bytes.wrap(row.getBytes(StandardCharsets.UTF_8));
    }
}
