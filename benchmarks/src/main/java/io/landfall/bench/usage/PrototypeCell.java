package io.landfall.bench.usage;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** How many events, and the hashes of their distinct ids: all of them up to {@value #KEPT}, of more the smallest. */
final class PrototypeCell {

    static final int KEPT = 128;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int FIRST = 8;

    private long[] hashes = new long[FIRST];
    private int size;
    private long limit = Long.MAX_VALUE;
    private long events;

    void add(String id) {
        events++;
        long hash = hash(id);
        if (hash < limit) {
            if (size == hashes.length) {
                makeRoom();
            }
            hashes[size++] = hash;
        }
    }

    private void makeRoom() {
        if (size < 2 * KEPT) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        } else {
            settle();
        }
    }

    /** Sorted, without duplicates, and only the smallest. */
    private void settle() {
        long[] distinct =
                Arrays.stream(hashes, 0, size).sorted().distinct().limit(KEPT).toArray();
        size = distinct.length;
        System.arraycopy(distinct, 0, hashes, 0, size);
        if (size == KEPT) {
            limit = hashes[KEPT - 1];
        }
    }

    long[] distinct() {
        settle();
        return Arrays.copyOf(hashes, size);
    }

    byte[] bytes(long hour) {
        settle();
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES * (2 + size)).putLong(events).putLong(hour);
        for (int i = 0; i < size; i++) {
            bytes.putLong(hashes[i]);
        }
        return bytes.array();
    }

    /** How many events are in what {@link #bytes} made. */
    static long events(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    private static long hash(String id) {
        long hash = id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash & Long.MAX_VALUE;
    }
}
