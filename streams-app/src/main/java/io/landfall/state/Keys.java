package io.landfall.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Keys of stores. The subject stands first with its length, so a prefix finds its rows and nobody else's. */
final class Keys {

    private Keys() {}

    static byte[] prefix(String subject) {
        byte[] name = subject.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + name.length)
                .putInt(name.length)
                .put(name)
                .array();
    }

    static Bytes of(String subject, String row) {
        byte[] prefix = prefix(subject);
        byte[] suffix = row.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(prefix, prefix.length + suffix.length);
        System.arraycopy(suffix, 0, key, prefix.length, suffix.length);
        return Bytes.wrap(key);
    }

    /** The part of a key behind its subject. */
    static String row(Bytes key) {
        byte[] bytes = key.get();
        int start = Integer.BYTES + ByteBuffer.wrap(bytes).getInt();
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /** The subject of a key. */
    static String subject(Bytes key) {
        byte[] bytes = key.get();
        return new String(bytes, Integer.BYTES, ByteBuffer.wrap(bytes).getInt(), StandardCharsets.UTF_8);
    }
}
