package io.landfall.usage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Usage facts one by one, each once, in no order. */
final class ExactUses {

    private static final int BYTES = 3 * Long.BYTES + Integer.BYTES + 1;
    private static final int SMALL = 4;

    private final long hourMicros;
    private int size;
    private long[] ids = new long[SMALL];
    private long[] ats = new long[SMALL];
    private long[] counts = new long[SMALL];
    private long[] actors = new long[SMALL];
    private byte[] cells = new byte[SMALL];

    /** @param hourMicros start of the hour, in microseconds since 1970 */
    ExactUses(long hourMicros) {
        this.hourMicros = hourMicros;
    }

    int size() {
        return size;
    }

    long id(int i) {
        return ids[i];
    }

    long at(int i) {
        return ats[i];
    }

    long count(int i) {
        return counts[i];
    }

    /** Digest of the actor; 0 for none. */
    long actor(int i) {
        return actors[i];
    }

    int cell(int i) {
        return cells[i];
    }

    void add(long id, long at, long count, long actor, int cell) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                if (Contents.compare(at, count, actor, cell, ats[i], counts[i], actors[i], cells[i]) < 0) {
                    set(i, id, at, count, actor, cell);
                }
                return;
            }
        }
        if (size == ids.length) {
            grow();
        }
        set(size++, id, at, count, actor, cell);
    }

    private void set(int i, long id, long at, long count, long actor, int cell) {
        ids[i] = id;
        ats[i] = at;
        counts[i] = count;
        actors[i] = actor;
        cells[i] = (byte) cell;
    }

    private void grow() {
        int room = 2 * size;
        ids = Arrays.copyOf(ids, room);
        ats = Arrays.copyOf(ats, room);
        counts = Arrays.copyOf(counts, room);
        actors = Arrays.copyOf(actors, room);
        cells = Arrays.copyOf(cells, room);
    }

    /** In the order of ids, so that equal sets have equal bytes. */
    ByteBuffer pack() {
        ByteBuffer packed = ByteBuffer.allocate(size * BYTES);
        IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Long.compareUnsigned(ids[a], ids[b]))
                .forEach(i -> packed.putLong(ids[i])
                        .putInt((int) (ats[i] - hourMicros))
                        .putLong(counts[i])
                        .putLong(actors[i])
                        .put(cells[i]));
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
