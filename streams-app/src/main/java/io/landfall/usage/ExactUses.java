package io.landfall.usage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Usage facts one by one, each once, in no order. In the flood nearly each of them lies elsewhere in memory, so a fact is kept in
 * one place: its id, its time in the hour with its cell, its count, and its actor.
 */
final class ExactUses {

    private static final int BYTES = 3 * Long.BYTES + Integer.BYTES + 1;
    private static final int WIDTH = 4;
    private static final int SMALL = 4;

    /** So many are looked through one by one. */
    private static final int FEW = 16;

    private final long hourMicros;
    private int size;
    private long[] facts = new long[SMALL * WIDTH];
    private short @Nullable [] slots; // 1 + where a fact is, by its id; the next slots where several want the same

    /** @param hourMicros start of the hour, in microseconds since 1970 */
    ExactUses(long hourMicros) {
        this.hourMicros = hourMicros;
    }

    int size() {
        return size;
    }

    long id(int i) {
        return facts[i * WIDTH];
    }

    long at(int i) {
        return hourMicros + (facts[i * WIDTH + 1] >>> Byte.SIZE);
    }

    int cell(int i) {
        return (byte) facts[i * WIDTH + 1];
    }

    long count(int i) {
        return facts[i * WIDTH + 2];
    }

    /** Digest of the actor; 0 for none. */
    long actor(int i) {
        return facts[i * WIDTH + 3];
    }

    void add(long id, long at, long count, long actor, int cell) {
        int known = find(id);
        if (known >= 0) {
            if (Contents.compare(at, count, actor, cell, at(known), count(known), actor(known), cell(known)) < 0) {
                set(known, id, at, count, actor, cell);
            }
            return;
        }
        if (size * WIDTH == facts.length) {
            grow();
        }
        set(size, id, at, count, actor, cell);
        if (slots != null) {
            index(slots, size);
        }
        size++;
    }

    private void set(int i, long id, long at, long count, long actor, int cell) {
        facts[i * WIDTH] = id;
        facts[i * WIDTH + 1] = (at - hourMicros) << Byte.SIZE | cell;
        facts[i * WIDTH + 2] = count;
        facts[i * WIDTH + 3] = actor;
    }

    /** Where a fact is; negative where it is not. */
    private int find(long id) {
        short[] index = slots;
        if (index == null) {
            int i = size - 1;
            while (i >= 0 && id(i) != id) {
                i--;
            }
            return i;
        }
        int slot = (int) id & (index.length - 1);
        while (index[slot] != 0 && id(index[slot] - 1) != id) {
            slot = (slot + 1) & (index.length - 1);
        }
        return index[slot] - 1;
    }

    private void index(short[] index, int i) {
        int slot = (int) id(i) & (index.length - 1);
        while (index[slot] != 0) {
            slot = (slot + 1) & (index.length - 1);
        }
        index[slot] = (short) (i + 1);
    }

    private void grow() {
        facts = Arrays.copyOf(facts, 2 * facts.length);
        if (size >= FEW) {
            short[] larger = new short[facts.length]; // a power of two, and half of it empty by far
            for (int i = 0; i < size; i++) {
                index(larger, i);
            }
            slots = larger;
        }
    }

    /** In the order of ids, so that equal sets have equal bytes. */
    ByteBuffer pack() {
        ByteBuffer packed = ByteBuffer.allocate(size * BYTES);
        IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Long.compareUnsigned(id(a), id(b)))
                .forEach(i -> packed.putLong(id(i))
                        .putInt((int) (at(i) - hourMicros))
                        .putLong(count(i))
                        .putLong(actor(i))
                        .put((byte) cell(i)));
        return packed.flip();
    }

    void unpack(ByteBuffer packed) {
        ByteBuffer from = packed.duplicate();
        while (from.hasRemaining()) {
            long id = from.getLong();
            long at = hourMicros + Integer.toUnsignedLong(from.getInt());
            add(id, at, from.getLong(), from.getLong(), from.get());
        }
    }
}
