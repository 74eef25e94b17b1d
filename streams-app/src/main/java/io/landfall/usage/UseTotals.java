package io.landfall.usage;

import io.landfall.domain.fact.Actors;
import io.landfall.mapping.StateFromAvro;
import io.landfall.mapping.StateToAvro;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.UseCell;
import io.landfall.schema.internal.UseEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the domain is told of one cell. */
final class UseTotals {

    private static final Comparator<UseEntry> ORDER = Comparator.comparing(
                    (UseEntry entry) -> StateFromAvro.order(entry.getAt()))
            .thenComparing(UseEntry::getCount)
            .thenComparing(UseEntry::getActor, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<Unnamed> UNNAMED_ORDER = Comparator.comparingLong(Unnamed::at)
            .thenComparingLong(Unnamed::count)
            .thenComparingLong(Unnamed::actor);

    /** Actor: its retained hash, or that none was named. */
    private record Unnamed(long at, long count, long actor) {}

    private final int cell;
    private final List<UseEntry> named = new ArrayList<>();
    private final List<Unnamed> unnamed = new ArrayList<>();
    private long[] actors = new long[8];
    private int actorsSize;
    private long sum;
    private long last = Long.MIN_VALUE;

    UseTotals(int cell) {
        this.cell = cell;
    }

    int cell() {
        return cell;
    }

    /** @param actor digest; 0 for none */
    void add(FactOrder at, long count, long actor) {
        long retained = actor == 0 ? StateFromAvro.NO_ACTOR : Digests.retained(actor);
        named.add(new UseEntry(at, count, actor == 0 ? null : Long.valueOf(retained)));
        count(ChronoUnit.MICROS.between(Instant.EPOCH, at.getOccurredAt()), count, retained);
    }

    /**
     * Of a fact whose id is not known any more.
     *
     * @param at microseconds since 1970
     * @param actor digest; 0 for none
     */
    void add(long at, long count, long actor) {
        long retained = actor == 0 ? StateFromAvro.NO_ACTOR : Digests.retained(actor);
        unnamed.add(new Unnamed(at, count, retained));
        count(at, count, retained);
    }

    private void count(long at, long count, long retained) {
        sum += count;
        last = Math.max(last, at);
        if (retained != StateFromAvro.NO_ACTOR && count > 0) {
            actor(retained);
        }
    }

    private void actor(long retained) {
        if (actorsSize == actors.length) {
            actors = Arrays.copyOf(actors, 2 * actors.length);
        }
        actors[actorsSize++] = retained;
    }

    /** The facts that were added were only some of them. */
    void estimated(long all, long lastOfAll, long[] allActors) {
        sum = all;
        last = lastOfAll;
        for (long actor : allActors) {
            actor(actor);
        }
    }

    void join(UseTotals other) {
        named.addAll(other.named);
        unnamed.addAll(other.unnamed);
        for (int i = 0; i < other.actorsSize; i++) {
            actor(other.actors[i]);
        }
        sum += other.sum;
        last = Math.max(last, other.last);
    }

    UseCell toAvro() {
        named.sort(ORDER);
        unnamed.sort(UNNAMED_ORDER);
        ByteBuffer packed = ByteBuffer.allocate(unnamed.size() * 3 * Long.BYTES);
        unnamed.forEach(use -> packed.putLong(use.at).putLong(use.count).putLong(use.actor));
        return new UseCell(
                Cells.fact(cell),
                Cells.actorClass(cell),
                Cells.production(cell),
                sum,
                Instant.EPOCH.plus(last, ChronoUnit.MICROS),
                List.copyOf(named),
                List.of(),
                packed.flip(),
                StateToAvro.actors(Actors.of(Arrays.copyOf(actors, actorsSize))));
    }
}
