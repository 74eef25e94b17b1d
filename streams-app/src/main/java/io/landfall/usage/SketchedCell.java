package io.landfall.usage;

import io.landfall.domain.fact.Actors;
import io.landfall.schema.internal.SketchedUses;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.theta.HashIterator;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.Sketch;
import org.apache.datasketches.theta.Sketches;
import org.apache.datasketches.theta.Union;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * Many usage facts alike in kind, class and environment, counted by theta sketches that are trimmed to their k smallest hashes:
 * the estimate depends on the set of facts alone. Facts that count more than one are kept as rows, the smallest
 * digests of them; beyond those their sum is scaled up.
 */
final class SketchedCell {

    private static final int SINGLE = 128;
    private static final int ROWS = 1024;
    private static final double SPACE = 0x1.0p64;

    private final int cell;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long firstCounted = Long.MAX_VALUE;
    private long lastCounted = Long.MIN_VALUE;
    private final Part single = new Part(SINGLE);
    private final Part actors = new Part(Actors.KEPT);
    private final TreeMap<Long, Long> rows = new TreeMap<>(Long::compareUnsigned);

    SketchedCell(int cell) {
        this.cell = cell;
    }

    int cell() {
        return cell;
    }

    void add(long id, long at, long count, long actor) {
        first = Math.min(first, at);
        last = Math.max(last, at);
        if (count == 0) {
            return;
        }
        firstCounted = Math.min(firstCounted, at);
        lastCounted = Math.max(lastCounted, at);
        if (count == 1) {
            single.add(id);
        } else {
            row(id, count);
        }
        if (actor != 0) {
            actors.add(actor);
        }
    }

    private void row(long id, long count) {
        rows.merge(id, count, Math::min);
        if (rows.size() > ROWS) {
            rows.pollLastEntry();
        }
    }

    void join(SketchedUses other) {
        first = Math.min(first, other.getFirst());
        last = Math.max(last, other.getLast());
        if (other.getFirstCounted() != null && other.getLastCounted() != null) {
            firstCounted = Math.min(firstCounted, other.getFirstCounted());
            lastCounted = Math.max(lastCounted, other.getLastCounted());
        }
        single.join(other.getSingle());
        actors.join(other.getActors());
        ByteBuffer packed = other.getRows().duplicate();
        while (packed.hasRemaining()) {
            row(packed.getLong(), packed.getLong());
        }
    }

    SketchedUses toAvro() {
        ByteBuffer packed = ByteBuffer.allocate(rows.size() * 2 * Long.BYTES);
        rows.forEach((id, count) -> packed.putLong(id).putLong(count));
        Long from = counts() ? firstCounted : null;
        Long to = counts() ? lastCounted : null;
        return new SketchedUses(cell, first, last, from, to, single.bytes(), packed.flip(), actors.bytes());
    }

    /** Whether any of them counts anything. */
    boolean counts() {
        return lastCounted != Long.MIN_VALUE;
    }

    long first() {
        return first;
    }

    long firstCounted() {
        return firstCounted;
    }

    /** The last of those that count; the last of all where none does. */
    long last() {
        return counts() ? lastCounted : last;
    }

    long sum() {
        double weight = 0;
        for (Map.Entry<Long, Long> row : rows.entrySet()) {
            weight += row.getValue();
        }
        if (rows.size() == ROWS) {
            // The k smallest of n evenly spread digests: all that is below the k-th, by the share of the space below
            // it.
            weight = (weight - rows.lastEntry().getValue()) / (unsigned(rows.lastKey()) / SPACE);
        }
        return Math.round(single.result().getEstimate() + weight);
    }

    private static double unsigned(long value) {
        return (value >>> 1) * 2.0 + (value & 1);
    }

    /** How many facts count anything. */
    long facts() {
        return Math.round(single.result().getEstimate()) + rows.size();
    }

    /** The smallest hashes of the actors. */
    long[] actors() {
        Sketch all = actors.result();
        long[] hashes = new long[all.getRetainedEntries()];
        HashIterator each = all.iterator();
        for (int i = 0; each.next(); i++) {
            hashes[i] = each.get() << 1;
        }
        return hashes;
    }

    /** One theta sketch: fed while facts come, joined when sets do. */
    private static final class Part {

        private final int k;
        private final UpdateSketch fed;
        private final List<Sketch> joined = new ArrayList<>();

        Part(int k) {
            this.k = k;
            this.fed = UpdateSketch.builder().setNominalEntries(k).build();
        }

        void add(long digest) {
            fed.update(digest);
        }

        void join(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            joined.add(Sketches.wrapSketch(Memory.wrap(copy)));
        }

        Sketch result() {
            fed.rebuild();
            if (joined.isEmpty()) {
                return fed.compact(true, null);
            }
            Union union = SetOperation.builder().setNominalEntries(k).buildUnion();
            union.union(fed);
            joined.forEach(union::union);
            return union.getResult(true, null);
        }

        ByteBuffer bytes() {
            return ByteBuffer.wrap(result().toByteArray());
        }
    }
}
