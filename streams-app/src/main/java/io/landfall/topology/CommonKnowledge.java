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
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What every task of a stage is told: policies, catalogue, hearings, progress. Kept in a store, read at the start. */
final class CommonKnowledge {

    /** Changes with each release that has something new to say of what is already known. */
    private static final String RELEASE = "release-2";

    private final KeyValueStore<Bytes, byte[]> store;
    private final Supplier<Logic> logics;
    private final TaskClock clock;
    private final StateSerde<Envelope> serde = StateSerde.of(Envelope.class);
    private Logic logic;

    CommonKnowledge(KeyValueStore<Bytes, byte[]> store, Supplier<Logic> logics, TaskClock clock) {
        this.store = store;
        this.logics = logics;
        this.clock = clock;
        this.logic = load();
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
        Sweep running = sweep();
        if (running == null) {
            sweep(new Sweep(ByteBuffer.allocate(0), policy, null));
            return;
        }
        Boolean again = running.getAgain();
        if (running.getAfter().hasRemaining()) {
            again = policy || (again != null && again);
        }
        sweep(new Sweep(running.getAfter(), running.getPolicy() || policy, again));
    }

    @Nullable
    Sweep sweep() {
        byte @Nullable [] value = store.get(key(Sweep.class.getSimpleName()));
        return value == null ? null : (Sweep) serde.fromBytes(value).getPayload();
    }

    void sweep(@Nullable Sweep sweep) {
        Bytes key = key(Sweep.class.getSimpleName());
        if (sweep == null) {
            store.delete(key);
        } else {
            store.put(key, serde.toBytes(new Envelope(Sweep.class.getSimpleName(), Instant.EPOCH, sweep)));
        }
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
